// What a scenario writes, in words. Run by .ci/page, bundled, with node --test.

import assert from "node:assert/strict";
import test from "node:test";

Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"] } });
const { language } = await import("../src/language");
const { choiceOf, nameOf, valueOf } = await import("../src/names");

test("a path is read without the words of the form", () => {
  assert.equal(nameOf("assumptions.gate-minutes"), "gate minutes");
  assert.equal(nameOf("sites.post.stations.gate.servers"), "post, gate, servers");
  assert.equal(nameOf("flows.trucks.arrivals.rate"), "trucks, arrivals, rate");
});

test("a choice is a name with its range", () => {
  assert.equal(choiceOf("sites.post.stations.gate.servers (1..2)"), "post, gate, servers (1..2)");
  assert.equal(choiceOf("assumptions.documents: {lognormal: {mean: 5m, cv: 0.6}} (4m to 7m)"), "documents (4\u00a0min to 7\u00a0min)");
  assert.equal(choiceOf("assumptions.red: 8% (4% to 15%)"), "red (4% to 15%)");
});

test("a range is in the language of the page", () => {
  language.value = "ru";
  assert.equal(choiceOf("assumptions.documents: {lognormal: {mean: 5m, cv: 0.6}} (4m to 7m)"), "documents (от 4\u00a0мин до 7\u00a0мин)");
  assert.equal(choiceOf("assumptions.red: 8% (4.5% to 15%)"), "red (от 4,5\u00a0% до 15\u00a0%)");
  assert.equal(choiceOf("sites.post.stations.gate.servers (1..2)"), "post, gate, servers (1..2)");
  assert.equal(choiceOf("assumptions.hours (08:00 to 20:00)"), "hours (от 08:00 до 20:00)");
  language.value = "en";
});

test("what is no path of a scenario stays", () => {
  for (const label of ["trucks", "flow.trucks.time.p95", "each to both ends of its range"]) {
    assert.equal(choiceOf(label), label);
  }
});

test("a value is read without braces", () => {
  assert.equal(valueOf('[{from: 08:00, to: 20:00, value: 4}, {from: "20:00", to: "08:00", value: 3}]'),
    "08:00–20:00: 4, 20:00–08:00: 3");
  assert.equal(valueOf("{lognormal: {mean: 5m, cv: 0.6}}"), "lognormal mean 5m, cv 0.6");
  assert.equal(valueOf("700/d"), "700/d");
});
