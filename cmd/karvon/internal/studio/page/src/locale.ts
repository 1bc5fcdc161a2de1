// How numbers, dates, days and countries are written in the languages of the page. Browsers know the plural forms of
// Uzbek and Kazakh, but Chromium leaves out their numbers, dates and names: these are here, as CLDR has them.

import { language, type Language } from "./language";

// Tags are the languages as BCP 47 has them, with the script where a language has two.
const tags: Record<Language, string> = { en: "en", ru: "ru", uz: "uz-Latn", kk: "kk", qps: "en" };

export function tagOf(spoken: Language): string {
  return tags[spoken];
}

const made = new Map<string, unknown>();

// once makes what writes or counts by a language once, since browsers take long to make it.
export function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

// number writes a number as the language of the page does: Uzbek and Kazakh as Russian.
export function number(value: number, digits = 3): string {
  const tag = names() ? "ru" : tags[language.value];
  const format = once(`number ${tag} ${digits}`, () => new Intl.NumberFormat(tag, { maximumFractionDigits: digits }));
  return format.format(value);
}

// Names are those of a calendar, and the countries at whose borders the library's posts stand.
interface Names {
  days: string[];
  daysShort: string[];
  months: string[];
  monthsShort: string[];
  countries: Record<string, string>;
  // A day of a year, with its weekday; and a day with the time.
  date(weekday: string, day: number, month: string, year: number): string;
  moment(day: number, month: string, year: number, clock: string): string;
}

const ownNames: Partial<Record<Language, Names>> = {
  uz: {
    days: ["dushanba", "seshanba", "chorshanba", "payshanba", "juma", "shanba", "yakshanba"],
    daysShort: ["Dush", "Sesh", "Chor", "Pay", "Jum", "Shan", "Yak"],
    months: ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"],
    monthsShort: ["yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avg", "sen", "okt", "noy", "dek"],
    countries: {
      AF: "Afgʻoniston", AZ: "Ozarbayjon", BY: "Belarus", CA: "Kanada", CN: "Xitoy", IR: "Eron", KG: "Qirgʻiziston",
      KZ: "Qozogʻiston", MN: "Mongoliya", PK: "Pokiston", RU: "Rossiya", TJ: "Tojikiston", TM: "Turkmaniston",
      TR: "Turkiya", US: "Amerika Qoʻshma Shtatlari", UZ: "Oʻzbekiston",
    },
    date: (weekday, day, month, year) => `${weekday}, ${day}-${month}, ${year}`,
    moment: (day, month, year, clock) => `${day}-${month}, ${year}, ${clock}`,
  },
  kk: {
    days: ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"],
    daysShort: ["дс", "сс", "ср", "бс", "жм", "сб", "жс"],
    months: [
      "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
    ],
    monthsShort: ["қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."],
    countries: {
      AF: "Ауғанстан", AZ: "Әзірбайжан", BY: "Беларусь", CA: "Канада", CN: "Қытай", IR: "Иран", KG: "Қырғызстан",
      KZ: "Қазақстан", MN: "Моңғолия", PK: "Пәкістан", RU: "Ресей", TJ: "Тәжікстан", TM: "Түрікменстан", TR: "Түркия",
      US: "Америка Құрама Штаттары", UZ: "Өзбекстан",
    },
    date: (weekday, day, month, year) => `${year} ж. ${day} ${month}, ${weekday}`,
    moment: (day, month, year, clock) => `${year} ж. ${String(day).padStart(2, "0")} ${month}, ${clock}`,
  },
};

function names(): Names | undefined {
  return ownNames[language.value];
}

const monday = Date.UTC(2024, 0, 1);

// weekday gives the name of a day, from Monday as 0.
export function weekday(day: number, length: "long" | "short"): string {
  const own = names();
  const at = ((day % 7) + 7) % 7;
  if (own) return (length === "long" ? own.days : own.daysShort)[at] ?? "";
  const tag = tags[language.value];
  const format = once(`${length} day ${tag}`, () => new Intl.DateTimeFormat(tag, { weekday: length, timeZone: "UTC" }));
  return format.format(monday + at * 86_400_000);
}

// dateOf writes a day, given by its midnight in UTC, with its weekday.
export function dateOf(date: Date): string {
  const own = names();
  if (own) {
    const month = own.months[date.getUTCMonth()] ?? "";
    return own.date(weekday(date.getUTCDay() + 6, "short"), date.getUTCDate(), month, date.getUTCFullYear());
  }
  return new Intl.DateTimeFormat(tags[language.value], {
    weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
  }).format(date);
}

// momentOf writes a time by the clock of whoever looks.
export function momentOf(time: number): string {
  const own = names();
  if (own) {
    const at = new Date(time);
    const two = (part: number) => String(part).padStart(2, "0");
    const month = own.monthsShort[at.getMonth()] ?? "";
    return own.moment(at.getDate(), month, at.getFullYear(), `${two(at.getHours())}:${two(at.getMinutes())}`);
  }
  return new Intl.DateTimeFormat(tags[language.value], { dateStyle: "medium", timeStyle: "short" }).format(time);
}

// countryName gives a country by its code; the code where it is none.
export function countryName(code: string): string {
  const own = names()?.countries[code];
  if (own) return own;
  const tag = tags[language.value];
  try {
    return once("countries " + tag, () => new Intl.DisplayNames(tag, { type: "region" })).of(code) ?? code;
  } catch {
    return code;
  }
}
