// Times and names in the words of the page.

import { number, t } from "../language";
import { dateOf, weekday } from "../locale";
import type { Course } from "./course";

export { timeOf } from "./time";

// dayOf gives the name of the window's so manyth day: its date where days have one, otherwise the day of the week.
export function dayOf(course: Course, day: number): string {
  const { from } = course.ground;
  if (from) {
    const date = new Date(from + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + day - 1);
    return dateOf(date);
  }
  return weekday(Math.floor(course.week.start / 1440) + day - 1, "long");
}

export function lasting(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 60
    ? t("day.minutes", { count: minutes })
    : t("day.hours", { hours: Math.floor(minutes / 60), count: minutes % 60 });
}

export function about(count: number): string {
  return number(count, 0);
}
