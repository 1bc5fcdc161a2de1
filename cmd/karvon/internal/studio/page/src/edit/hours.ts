// Opening hours in words.

import type { Open } from "../api";
import { t } from "../language";
import { weekday } from "../locale";

// hoursIn are opening hours in words: Mon, Tue 08:00–20:00.
export function hoursIn(rows: Open[]): string {
  return rows.length === 0 ? t("edit.round-the-clock") : rows.map(said).join("; ");
}

function said({ days, from, to }: Open): string {
  const on = days.length === 7 ? "" : days.map((day) => weekday(day, "short")).join(", ") + " ";
  return `${on}${clock(from)}–${clock(to)}`;
}

export const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
