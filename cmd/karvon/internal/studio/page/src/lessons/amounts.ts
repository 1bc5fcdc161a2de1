// Texts and numbers of lessons, as people read them.

import type { LessonNumber, LessonUnit, Words } from "../api";
import { language, t } from "../language";

// said is a text in the language of the page, or in English where it has none in that.
export function said(words: Words): string {
  return words[language.value] ?? words.en;
}

// paragraphs are those of a text.
export function paragraphs(words: Words): string[] {
  return said(words).split("\n").filter((text) => text.trim() !== "");
}

// digits are as many as tell a number from its neighbours.
function digits(value: number): number {
  const large = Math.abs(value);
  return large >= 100 ? 0 : large >= 10 ? 1 : 2;
}

function bare(value: number, signed: boolean, least = 0, most = digits(value)): string {
  const format = new Intl.NumberFormat(language.value, { minimumFractionDigits: least, maximumFractionDigits: most });
  return (signed && value > 0 ? "+" : "") + format.format(value).replace("-", "−");
}

// amount is a number with its unit.
export function amount(value: number, unit: LessonUnit, signed = false): string {
  return t(`lessons.unit-${unit || "count"}`, { value: bare(value, signed) });
}

// share is a share in percent.
export function share(of: number): string {
  return t("lessons.unit-percent", { value: bare(100 * of, false) });
}

// placesOf are the decimals that leave an interval of a width a meaning.
function placesOf(wide: number): number {
  return wide >= 20 || wide <= 0 ? 0 : wide >= 0.4 ? 1 : 2;
}

// span is the interval of a number with its unit, or the number where it has none.
export function span(of: LessonNumber, unit: LessonUnit, signed = false): string {
  if (of.low === null || of.high === null || of.low >= of.high) return amount(of.mean ?? 0, unit, signed);
  const places = placesOf(of.high - of.low);
  const [low, high] = [of.low, of.high].map((end) => bare(end, signed, places, places));
  return t(`lessons.unit-${unit || "count"}`, { value: low === high ? (low ?? "") : `${low} … ${high}` });
}

// estimate is a number with its interval, in no more digits than that leaves a meaning.
export function estimate(of: LessonNumber, unit: LessonUnit, signed = false): string {
  if (of.mean === null) return t("lessons.none");
  if (of.low === null || of.high === null) return t("lessons.no-interval", { mean: amount(of.mean, unit, signed) });
  const places = placesOf(of.high - of.low);
  const written = (value: number) => bare(value, signed, places, places);
  return t("lessons.interval", {
    mean: t(`lessons.unit-${unit || "count"}`, { value: written(of.mean) }), low: written(of.low), high: written(of.high),
    percent: share(of.confidence),
  });
}
