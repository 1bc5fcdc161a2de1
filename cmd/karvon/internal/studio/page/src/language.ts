// The words of the page. English is what the others are held to: a key that one of them lacks does not compile.

import { signal } from "@preact/signals";
import enAnswers from "./messages/en/answers.json";
import enAsk from "./messages/en/ask.json";
import enCompare from "./messages/en/compare.json";
import enDay from "./messages/en/day.json";
import enEdit from "./messages/en/edit.json";
import enLessons from "./messages/en/lessons.json";
import enShare from "./messages/en/share.json";
import enShell from "./messages/en/shell.json";
import enStart from "./messages/en/start.json";
import ruAnswers from "./messages/ru/answers.json";
import ruAsk from "./messages/ru/ask.json";
import ruCompare from "./messages/ru/compare.json";
import ruDay from "./messages/ru/day.json";
import ruEdit from "./messages/ru/edit.json";
import ruLessons from "./messages/ru/lessons.json";
import ruShare from "./messages/ru/share.json";
import ruShell from "./messages/ru/shell.json";
import ruStart from "./messages/ru/start.json";

const english = {
  ...enShell, ...enStart, ...enEdit, ...enDay, ...enAnswers, ...enCompare, ...enAsk, ...enShare, ...enLessons,
};

export type Key = keyof typeof english;

// A message is a sentence with {names} in it, or one for each plural form of its {count}.
type Forms = { one?: string; few?: string; many?: string; other: string };
type Message = string | Forms;

const russian: Record<Key, Message> = {
  ...ruShell, ...ruStart, ...ruEdit, ...ruDay, ...ruAnswers, ...ruCompare, ...ruAsk, ...ruShare, ...ruLessons,
};

// languages are those of the page, each by its own name; the Russian one is a draft.
export const languages = { en: "English", ru: "Русский (черновик)" } as const;
export type Language = keyof typeof languages;

const messages: Record<Language, Record<Key, Message>> = { en: english, ru: russian };

const languageKey = "karvon.language";

function first(): Language {
  const kept = localStorage.getItem(languageKey);
  for (const wanted of [kept, ...navigator.languages]) {
    const found = (Object.keys(languages) as Language[]).find((known) => wanted?.startsWith(known));
    if (found) return found;
  }
  return "en";
}

export const language = signal<Language>(first());

export function speak(wanted: Language): void {
  language.value = wanted;
  localStorage.setItem(languageKey, wanted);
}

// t is a message in the language of the page, with its {names} filled in; what reads it follows the language.
export function t(key: Key, args: Record<string, string | number> = {}): string {
  const message = messages[language.value][key];
  const text = typeof message === "string" ? message : form(message, Number(args["count"] ?? 0));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

function form(forms: Forms, count: number): string {
  const rule = new Intl.PluralRules(language.value).select(count);
  return (rule === "one" || rule === "few" || rule === "many" ? forms[rule] : undefined) ?? forms.other;
}

// number writes a number as the language of the page does.
export function number(value: number, digits = 3): string {
  return new Intl.NumberFormat(language.value, { maximumFractionDigits: digits }).format(value);
}
