// A refused number, for those who never see the text of the scenario; and what was changed, in words.

import assert from "node:assert/strict";
import test from "node:test";
import type { Mistake, Setting } from "../src/api";

Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"] } });
const { language } = await import("../src/language");
const { inForm } = await import("../src/edit/refusals");
const { isOf, wasOf } = await import("../src/edit/settings");

function mistake(path: string, code: string, message: string, hint = ""): Mistake {
  return { file: "setting", line: 3, column: 5, endColumn: 9, path, code, message, hint };
}

function said(tongue: "en" | "ru", number: number, ...mistakes: Mistake[]): string {
  language.value = tongue;
  const refused = inForm(mistakes, [{ path: "assumptions.gate", part: "gamma mean", number }]);
  assert.ok(refused.every((one) => one.line === 0 && one.path === ""));
  return refused.map((one) => one.message).join(" | ");
}

test("a refused number tells its field and what it can be", () => {
  const negative = mistake("assumptions.gate.gamma.mean", "bad-quantity", '"-5m" is negative, which a duration cannot be', "a duration is written like 90s");
  assert.equal(said("en", -5, negative), "gate, on average cannot be below zero.");
  assert.equal(said("ru", -5, negative), "gate, в среднем: меньше нуля быть не может.");
  const large = mistake("assumptions.gate", "out-of-range", '"1000000000m" is too long', "the longest length of time is 36,525 days");
  assert.equal(said("ru", 1e9, large), "gate, в среднем: не больше 36\u00a0525\u00a0сут.");
  const share = mistake("assumptions.gate", "out-of-range", "1000000000% is too large", "the most is 100%");
  assert.equal(said("en", 1e9, share), "gate, on average can be 100% at most.");
  const range = mistake("assumptions.gate.gamma", "bad-distribution", "triangular: mode must be from 45 to 120, got 1e+09", "in seconds");
  assert.equal(said("ru", 1e9, range), "gate, в среднем: от 45\u00a0с до 120\u00a0с.");
});

test("what follows from a mistake elsewhere is said after it, without places in the text", () => {
  const elsewhere = mistake("flows.trucks.attributes.bags.shares", "shares-sum", "the shares sum to 85%; the same in 1 more use of the template", "they must sum to 100%");
  assert.match(said("ru", 5, elsewhere), /доли вместе составляют 85\u00a0%/);
  const own = mistake("assumptions.gate", "bad-quantity", "5 is odd", "it is written at setting:1:19");
  assert.equal(said("en", 5, elsewhere, own), "gate: 5 is odd");
  assert.equal(said("en", 5, own, own), "gate: 5 is odd");
  const like = mistake("assumptions.gate-lanes", "bad-quantity", "5 is even");
  assert.equal(said("en", 5, like, own), "gate: 5 is odd");
});

test("a change tells what was and what is", () => {
  const setting = (part: Partial<Setting>): Setting => ({ path: "p", old: "", new: "", label: "", hours: null, ...part });
  language.value = "ru";
  const hours = setting({ label: "open", hours: { was: [], now: [{ days: [0, 1], from: 480, to: 1200 }] } });
  assert.deepEqual([wasOf(hours), isOf(hours)], ["Круглосуточно", "пн, вт 08:00–20:00"]);
  assert.deepEqual([wasOf(setting({ old: "7m" })), isOf(setting({ label: "gamma mean 7.5 min" }))], ["7\u00a0мин", "в среднем 7,5\u00a0мин"]);
  assert.equal(isOf(setting({ label: "by the hour", new: "[…]" })), "по часам");
  assert.equal(isOf(setting({ label: "15%" })), "15\u00a0%");
  language.value = "en";
  assert.deepEqual([wasOf(setting({ old: "7m" })), isOf(setting({ label: "gamma mean 7.5 min" }))], ["7\u00a0min", "on average 7.5\u00a0min"]);
});
