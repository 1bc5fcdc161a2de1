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
import ruForms from "./messages/ru/forms.json";
import kkForms from "./messages/kk/forms.json";
import uzForms from "./messages/uz/forms.json";
import { kazakh } from "./messages/kk/messages";
import { uzbek } from "./messages/uz/messages";
import { tagOf, number, once } from "./locale";
import { stretched } from "./pseudo";

const english = {
  ...enShell, ...enStart, ...enEdit, ...enDay, ...enAnswers, ...enCompare, ...enAsk, ...enShare, ...enLessons,
};

export type Key = keyof typeof english;

// A message is a sentence with {names} in it, or one for each plural form of its {count}.
export type Forms = { one?: string; few?: string; many?: string; other: string };
export type Message = string | Forms;
type Messages = Record<Key, Message>;

const russian: Messages = {
  ...ruShell, ...ruStart, ...ruEdit, ...ruDay, ...ruAnswers, ...ruCompare, ...ruAsk, ...ruShare, ...ruLessons,
};

// languages are those of the page, each by its own name; all but English are drafts.
export const languages = {
  en: "English", ru: "Русский (черновик)", uz: "Oʻzbekcha (qoralama)", kk: "Қазақша (нобай)",
} as const;
type Chosen = keyof typeof languages;

// Language is one of them, or qps, which only tests speak: English, made longer.
export type Language = Chosen | "qps";

const messages: Record<Chosen, Messages> = { en: english, ru: russian, uz: uzbek, kk: kazakh };

// The sentences of forms come from the host in English, which is their key.
const sentences: Partial<Record<Language, Record<string, string>>> = { ru: ruForms, uz: uzForms, kk: kkForms };

const languageKey = "karvon.language";

function first(): Language {
  const kept = localStorage.getItem(languageKey);
  if (kept === "qps") return kept;
  for (const wanted of [kept, ...navigator.languages]) {
    const found = (Object.keys(languages) as Chosen[]).find((known) => wanted?.startsWith(known));
    if (found) return found;
  }
  return "en";
}

export const language = signal<Language>(first());

// spoken is the language in which answers are asked for: empty for English.
export function spoken(): string {
  return language.value === "en" || language.value === "qps" ? "" : language.value;
}

export function speak(wanted: Language): void {
  language.value = wanted;
  localStorage.setItem(languageKey, wanted);
}

// messageOf gives a message in a language; of qps it is made from English.
function messageOf(key: Key, spoken: Language): Message {
  if (spoken !== "qps") return messages[spoken][key];
  const message = english[key] as Message;
  if (typeof message === "string") return stretched(message);
  return { one: stretched(message.one ?? message.other), other: stretched(message.other) };
}

// t is a message in the language of the page, with its {names} filled in; what reads it follows the language.
export function t(key: Key, args: Record<string, string | number> = {}): string {
  const message = messageOf(key, language.value);
  const text = typeof message === "string" ? message : form(message, Number(args["count"] ?? 0));
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = args[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? number(value) : value;
  });
}

// inEach is a message that counts nothing in each language, by its code.
export function inEach(key: Key): Record<string, string> {
  const said = Object.entries(messages).map(([code, of]) => [code, of[key] as Message] as const);
  return Object.fromEntries(said.map(([code, message]) => [code, typeof message === "string" ? message : message.other]));
}

function form(forms: Forms, count: number): string {
  const tag = tagOf(language.value);
  const rule = once("plural " + tag, () => new Intl.PluralRules(tag)).select(count);
  return (rule === "one" || rule === "few" || rule === "many" ? forms[rule] : undefined) ?? forms.other;
}

// inWords says a sentence that the host has in English, as far as it is known in the language of the page.
export function inWords(sentence: string): string {
  if (language.value === "qps") return stretched(sentence);
  return sentences[language.value]?.[sentence] ?? sentence;
}

// translated gives a text of a scenario in the language of the page: the English one where there is no other.
export function translated(english: string, translations?: Record<string, string>): string {
  return translations?.[language.value] ?? english;
}

export { number } from "./locale";
