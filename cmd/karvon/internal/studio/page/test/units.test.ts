// Units are written as reports write them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"] } });
const { language } = await import("../src/language");
const { unitIn, written } = await import("../src/units");

const spoken = ["ru", "uz", "kk"] as const;

// The page has the units that reports have but for amounts of money, which it does not scale.
test("the page has the signs of reports", () => {
  const reports = "../../../../../report/language/messages/common.json";
  const messages = JSON.parse(readFileSync(reports, "utf8")) as Record<string, string>[];
  for (const tongue of spoken) {
    const units = JSON.parse(readFileSync(`src/messages/${tongue}/units.json`, "utf8")) as Record<string, string>;
    assert.ok(Object.keys(units).length > 10);
    for (const [unit, sign] of Object.entries(units)) {
      assert.equal(sign, messages.find((message) => message["en"] === "unit: " + unit)?.[tongue], `${tongue}, ${unit}`);
    }
  }
});

test("a unit and a rate are written in the language of the page", () => {
  const said = (tongue: "en" | (typeof spoken)[number], units: string[]) => {
    language.value = tongue;
    return units.map(unitIn);
  };
  const units = ["min", "minutes", "/day", "/hour", "km/h", "l/100km", "USD/day", "m2", "GB", "%", ""];
  assert.deepEqual(said("en", units), units);
  assert.deepEqual(said("ru", units), ["мин", "мин", "/сут", "/ч", "км/ч", "л/100км", "USD/сут", "м²", "GB", "%", ""]);
  assert.deepEqual(said("uz", ["min", "/day", "/h"]), ["daq", "/kun", "/soat"]);
  assert.deepEqual(said("kk", ["h", "/week", "ha"]), ["сағ", "/апта", "га"]);
});

test("a number stands before its unit", () => {
  language.value = "ru";
  assert.deepEqual([written(7, "min"), written(1250.5, "/day"), written(15, "%"), written(3, "")],
    ["7\u00a0мин", "1\u00a0250,5/сут", "15\u00a0%", "3"]);
  language.value = "en";
  assert.deepEqual([written(7, "min"), written(15, "%")], ["7\u00a0min", "15%"]);
});
