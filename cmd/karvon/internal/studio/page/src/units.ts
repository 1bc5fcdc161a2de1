// Units in the language of the page, as reports write them.

import { language, number, type Language } from "./language";
import kk from "./messages/kk/units.json";
import ru from "./messages/ru/units.json";
import uz from "./messages/uz/units.json";

const units: Partial<Record<Language, Record<string, string>>> = { ru, uz, kk };

// A scenario may spell a unit out.
const spelled: Record<string, string> = {
  second: "s", seconds: "s", minute: "min", minutes: "min", hour: "h", hours: "h", day: "d", days: "d", m2: "m²",
  "/d": "/day", "/m": "/min",
};

// unitIn writes a unit, or a rate, whose parts the language may have signs for: l/100km.
export function unitIn(unit: string): string {
  const own = units[language.value];
  if (!own) return unit;
  const sign = (word: string) => own[spelled[word] ?? word];
  return unit.replace(/\/?\p{L}+[²2]?/gu, (part) => {
    const short = part.startsWith("/") ? (spelled[part] ?? part) : part;
    return sign(short) ?? (short.startsWith("/") ? "/" + (sign(short.slice(1)) ?? short.slice(1)) : short);
  });
}

// withUnit puts a unit behind a number that is written already.
export function withUnit(text: string, unit: string): string {
  if (unit === "%") return text + (language.value === "ru" ? "\u00a0%" : "%");
  return unit === "" || unit.startsWith("/") ? text + unitIn(unit) : `${text}\u00a0${unitIn(unit)}`;
}

// quantityIn writes a quantity of a scenario as the page does: 7m is 7 min; what is none stays as it is.
export function quantityIn(text: string): string {
  const [, digits = "", gap, unit = ""] = /^(-?\d+(?:\.\d+)?)( ?)(%|[/\p{L}]\S*)?$/u.exec(text) ?? [];
  if (!digits) return text;
  const minutes = unit === "m" && gap === ""; // a length has a space before its unit
  return written(Number(digits), minutes ? "min" : unit);
}

// written is a number with its unit.
export function written(value: number, unit: string): string {
  return withUnit(number(value, 4), unit);
}
