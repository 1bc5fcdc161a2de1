// Times and names in the words of the page.

import { language, number, t } from "../language";
import type { Course } from "./course";

export { timeOf } from "./time";

// dayOf gives the name of the window's so manyth day: its date where days have one, otherwise the day of the week.
export function dayOf(course: Course, day: number): string {
  const { from } = course.ground;
  if (from) {
    const date = new Date(from + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + day - 1);
    return new Intl.DateTimeFormat(language.value, {
      weekday: "short",
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    }).format(date);
  }
  const monday = Date.UTC(2024, 0, 1),
    weekday = Math.floor(course.week.start / 1440) + day - 1;
  return new Intl.DateTimeFormat(language.value, { weekday: "long", timeZone: "UTC" }).format(
    monday + weekday * 86_400_000,
  );
}

export function lasting(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? t("day.minutes", { count: minutes })
    : t("day.hours", { hours: Math.floor(minutes / 60), count: minutes % 60 });
}

// countryName gives a country by its code; the code where it is none.
export function countryName(code: string): string {
  try {
    return new Intl.DisplayNames(language.value, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function about(count: number): string {
  return number(count, 0);
}
