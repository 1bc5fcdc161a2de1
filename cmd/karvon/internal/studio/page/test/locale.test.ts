// Numbers and dates of languages that Chromium does not know, held to CLDR as node has it; and the language of tests.

import assert from "node:assert/strict";
import test from "node:test";

// The page keeps its language in the browser.
Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });
Object.defineProperty(globalThis, "navigator", { value: { languages: ["uz-UZ", "en"] } });
const { language, t } = await import("../src/language");
const { countryName, dateOf, momentOf, number, tagOf, weekday } = await import("../src/locale");
const { longer, stretched } = await import("../src/pseudo");

const firstSpoken = language.value;
const spoken = ["en", "ru", "uz", "kk"] as const;

test("numbers are written as CLDR has them", () => {
  for (const tongue of spoken) {
    language.value = tongue;
    const format = new Intl.NumberFormat(tagOf(tongue), { maximumFractionDigits: 3 });
    for (const value of [0, 7, 0.5, 999.1234, 1234, 12345.678, 1e7, -42.5]) {
      assert.equal(number(value), format.format(value), `${tongue}, ${value}`);
    }
  }
});

test("days and dates are written as CLDR has them", () => {
  for (const tongue of spoken) {
    language.value = tongue;
    const tag = tagOf(tongue);
    for (let month = 0; month < 12; month++) {
      const date = new Date(Date.UTC(2026, month, 1 + 2 * month));
      const whole = { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
      assert.equal(dateOf(date), new Intl.DateTimeFormat(tag, whole).format(date));
      const noon = date.getTime() + 12 * 3_600_000;
      assert.equal(momentOf(noon), new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeStyle: "short" }).format(noon));
    }
    for (const length of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(tag, { weekday: length, timeZone: "UTC" });
      for (let day = 0; day < 7; day++) assert.equal(weekday(day, length), format.format(Date.UTC(2024, 0, 1 + day)));
      assert.equal(weekday(9, length), weekday(2, length));
    }
  }
});

test("countries have the names that CLDR has", () => {
  for (const tongue of spoken) {
    language.value = tongue;
    const names = new Intl.DisplayNames(tagOf(tongue), { type: "region" });
    for (const code of ["AF", "AZ", "BY", "CA", "CN", "IR", "KG", "KZ", "MN", "PK", "RU", "TJ", "TM", "TR", "US", "UZ"]) {
      assert.equal(countryName(code), names.of(code)?.replace(/‘/g, "ʻ"));
    }
  }
});

test("a message is said with its numbers and in its plural form", () => {
  const said = (tongue: (typeof spoken)[number], count: number) => {
    language.value = tongue;
    return t("start.found", { count });
  };
  assert.deepEqual([1, 23].map((count) => said("en", count)), ["1 scenario", "23 scenarios"]);
  assert.deepEqual([1, 2, 5, 23].map((count) => said("ru", count)), ["1 сценарий", "2 сценария", "5 сценариев", "23 сценария"]);
  assert.deepEqual([1, 23].map((count) => said("uz", count)), ["1 ta ssenariy", "23 ta ssenariy"]);
  assert.deepEqual([1, 23].map((count) => said("kk", count)), ["1 сценарий", "23 сценарий"]);
});

test("the language of tests is English, longer", () => {
  for (const text of ["Ask", "{count} scenarios", "Nobody waits.", "Show the days on one clock", "The link, or what stands behind its #"]) {
    const made = stretched(text), letters = (of: string) => of.replace(/\{\w+\}/g, "").length;
    assert.ok(letters(made) >= (1 + longer) * letters(text), `${made} is not long enough`);
    assert.deepEqual(made.match(/\{\w+\}/g), text.match(/\{\w+\}/g));
  }
  language.value = "qps";
  assert.match(t("start.found", { count: 3 }), /^3 scéénáá/);
});

test("the first language is that of the browser", () => assert.equal(firstSpoken, "uz"));
