// The clock of a day as people read it.

import type { Course } from "./course";

// timeOf gives the local time of a second of the day, as 14:05.
export function timeOf(course: Course, second: number): string {
  const minutes = Math.floor((course.week.replay?.start ?? 0) + second / 60) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
