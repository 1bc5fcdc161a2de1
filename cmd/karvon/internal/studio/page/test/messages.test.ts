// The words of the page in its languages: nothing is missing, nothing is left in English, and terms are those of the
// glossary. Run by .ci/page, bundled, with node --test.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import glossary from "../src/messages/glossary.json";

// The files are read as they are, so that one that no module names is found too. Tests run in the page's folder.
const folder = "src/messages";
const languages = readdirSync(folder).filter((name) => !name.includes("."));
const others = languages.filter((name) => name !== "en") as Other[];

type Other = "ru" | "uz" | "kk";
type Message = string | Record<string, string>;
type Messages = Record<string, Message>;

function read(language: string, file: string): Messages {
  return JSON.parse(readFileSync(`${folder}/${language}/${file}`, "utf8")) as Messages;
}

const parts = readdirSync(folder + "/en").filter((name) => name.endsWith(".json"));

// forms are what a message says, by plural form; other is that of a message without any.
function forms(message: Message): Record<string, string> {
  return typeof message === "string" ? { other: message } : message;
}

function texts(message: Message): string[] {
  return Object.values(forms(message));
}

// pairs are all messages with their translations; those of forms have English as their key.
type Pair = [key: string, english: Message, translation: Message | undefined];
const paired = new Map<string, Pair[]>();

function pairs(language: string): Pair[] {
  const found = paired.get(language) ?? readPairs(language);
  paired.set(language, found);
  return found;
}

function readPairs(language: string): Pair[] {
  const found: Pair[] = [];
  for (const part of parts) {
    const translated = read(language, part);
    for (const [key, english] of Object.entries(read("en", part))) found.push([key, english, translated[key]]);
  }
  for (const [english, translation] of Object.entries(read(language, "forms.json"))) {
    found.push(["forms: " + english, english, translation]);
  }
  return found;
}

// titles are those of the library, and the sentences below them, as far as there are translations.
function titles(language: string): Pair[] {
  interface Listed { title: string; sentence: string; titles?: Record<string, string>; sentences?: Record<string, string> }
  const library = JSON.parse(readFileSync("../library.json", "utf8")) as Record<string, Listed>;
  const found: Pair[] = [];
  for (const [name, of] of Object.entries(library)) {
    if (of.titles?.[language]) found.push(["title of " + name, of.title, of.titles[language]]);
    if (of.sentences?.[language]) found.push(["sentence of " + name, of.sentence, of.sentences[language]]);
  }
  return found;
}

test("a language has the same messages as English, and no others", () => {
  for (const language of others) {
    for (const part of parts) {
      assert.deepEqual(Object.keys(read(language, part)).sort(), Object.keys(read("en", part)).sort(), `${language}/${part}`);
    }
    const known = [...parts, "forms.json", "units.json", "messages.ts"];
    for (const file of readdirSync(`${folder}/${language}`)) assert.ok(known.includes(file), `${language}/${file} is of no part`);
    assert.deepEqual(Object.keys(read(language, "forms.json")), Object.keys(read("ru", "forms.json")), language);
  }
});

test("a message has the {names} of the English one, in each of its forms", () => {
  const names = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join(" ");
  for (const language of others) {
    for (const [key, english, translation] of pairs(language)) {
      // A form of one thing can say it without its number.
      const wanted = texts(english).map(names).sort().at(-1);
      for (const text of texts(translation ?? "")) assert.equal(names(text), wanted, `${language}, ${key}: ${text}`);
    }
  }
});

// In Uzbek and in Kazakh what is counted stays as it is: three scenario. One text does for all numbers there.
const uncounted: string[] = ["uz", "kk"];

test("a message that counts has the plural forms of its language", () => {
  for (const language of others) {
    const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    for (const [key, english, translation] of pairs(language)) {
      if (typeof translation === "object") {
        assert.equal(typeof english, "object", `${language}, ${key} counts, and English does not`);
        assert.deepEqual(Object.keys(translation).sort(), wanted, `${language}, ${key}`);
      } else if (typeof english === "object") {
        assert.ok(uncounted.includes(language), `${language}, ${key} has no plural forms`);
      }
    }
  }
});

// What is the same in all languages: numbers, marks, names of formats and of the program.
const same = /^(?:[\d\s.,:+−%↔#…·–]|\{\w+\}|karvon|Word|Markdown|Excel|\(\.\w+\))*$/;
const lent: Record<string, string[]> = { uz: ["start.step-post"] };

test("nothing is left in English", () => {
  for (const language of others) {
    for (const [key, english, translation] of [...pairs(language), ...titles(language)]) {
      for (const text of texts(translation ?? "")) {
        if (same.test(text) || lent[language]?.includes(key)) continue;
        assert.ok(!texts(english).includes(text), `${language}, ${key} is English: ${text}`);
      }
    }
  }
});

test("a language is written in its script alone", () => {
  const strange: Record<string, RegExp> = {
    // The marks of oʻ and gʻ, and the tutuq belgisi, are letters: ʻ (U+02BB) and ʼ (U+02BC), not quotation marks.
    uz: /['‘’`´\p{Script=Cyrillic}]/u,
    ru: /[әіңғүұқөһӘІҢҒҮҰҚӨҺ]/,
    kk: /['‘’`´]/,
  };
  for (const language of others) {
    for (const [key, , translation] of [...pairs(language), ...titles(language)]) {
      for (const text of texts(translation ?? "")) {
        assert.doesNotMatch(text, strange[language] ?? /$^/, `${language}, ${key}`);
        assert.ok(text === text.trim() && !/ {2}/.test(text), `${language}, ${key} has spaces too many: ${text}`);
        assert.doesNotMatch(text, /(?:[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z])/iu, `${language}, ${key} mixes letters`);
      }
    }
  }
});

test("a sentence ends as the English one does", () => {
  const end = (text: string) => /[.?:…]$/.exec(text.trim())?.[0] ?? "";
  for (const language of others) {
    for (const [key, english, translation] of pairs(language)) {
      if (loose.has(key)) continue;
      for (const text of texts(translation ?? "")) assert.equal(end(text), end(texts(english)[0] ?? ""), `${language}, ${key}: ${text}`);
    }
  }
});

// Where a word order asks for another end than in English.
const loose = new Set(["ask.lacks", "answers.points"]);

// has tells whether one of some forms stands in a text: words that begin as the form's words do, one after the other.
// Of English a form is the whole word.
function has(text: string, some: string[], whole: boolean): boolean {
  const key = some.join() + String(whole);
  const known = expressions.get(key) ?? new RegExp(some.map((form) => expressionOf(form, whole)).join("|"), "iu");
  expressions.set(key, known);
  return known.test(text);
}

const expressions = new Map<string, RegExp>();

function expressionOf(form: string, whole: boolean): string {
  const rest = whole ? "(?![\\p{L}-])" : "[\\p{L}-]*";
  return "(?<![\\p{L}-])" + form.split(" ").map((word) => word + rest).join("\\s+");
}

interface Entry { en: { forms: string[] } }
type Stems = Record<Other, { term: string; stems: string[] }>;

// otherwise are messages in which the English word is no term.
const otherwise: Record<string, string[]> = {
  shift: ["edit.grid-keys"], // the key
};

// prose is a text without {names}, and without paths and flags of karvon, which are no words.
function prose(text: string): string {
  return text.replace(/\{\w+\}|\S+\.\S+|--\S+/g, " ");
}

test("a term is translated as the glossary says", () => {
  const mistakes: string[] = [];
  const all = Object.fromEntries(others.map((language) => [language, [...pairs(language), ...titles(language)]])) as Record<Other, Pair[]>;
  for (const [term, entry] of Object.entries(glossary as unknown as Record<string, Entry & Stems>)) {
    for (const language of others) {
      for (const [key, english, translation] of all[language]) {
        if (!translation || otherwise[term]?.includes(key)) continue;
        if (!texts(english).some((text) => has(prose(text), entry.en.forms, true))) continue;
        for (const text of texts(translation)) {
          if (!has(text, entry[language].stems, false)) mistakes.push(`${language}, ${key}: ${term} is “${entry[language].term}”: ${text}`);
        }
      }
    }
  }
  assert.equal(mistakes.join("\n"), "");
});

test("the glossary's own terms are found by their stems", () => {
  for (const [term, entry] of Object.entries(glossary as unknown as Record<string, Entry & Stems>)) {
    assert.ok(has(entry.en.forms.join(" "), entry.en.forms, true), term);
    for (const language of others) {
      const { term: own, stems } = entry[language];
      assert.ok(has(own, stems, false), `${language}: ${own} is not found by ${stems.join(", ")}`);
    }
  }
});
