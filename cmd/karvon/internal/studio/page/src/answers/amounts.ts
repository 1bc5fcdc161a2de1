// Numbers of answers with their units, as people read them.

import { number, t } from "../language";
import { withUnit } from "../units";

export interface Scale {
  unit: string;
  // By which a number is divided.
  by: number;
}

// scaleOf is the unit in which a number of a size is read: times in minutes, hours or days, shares in percent.
export function scaleOf(unit: string, size: number): Scale {
  const large = Math.abs(size);
  if (unit === "s") {
    if (large >= 4 * 86_400) return { unit: "d", by: 86_400 };
    if (large >= 3 * 3_600) return { unit: "h", by: 3_600 };
    return large >= 120 ? { unit: "min", by: 60 } : { unit: "s", by: 1 };
  }
  if (unit === "1") return { unit: "%", by: 0.01 };
  return { unit: unit === "entities" ? "" : unit, by: 1 };
}

function digits(value: number): number {
  const large = Math.abs(value);
  return large >= 100 ? 0 : large >= 10 ? 1 : large >= 1 ? 2 : 3;
}

export function plain(value: number, scale: Scale, signed = false): string {
  const shown = value / scale.by;
  return (signed && shown > 0 ? "+" : "") + number(shown, digits(shown)).replace("-", "−");
}

export function amount(value: number, unit: string): string {
  const scale = scaleOf(unit, value);
  return withUnit(plain(value, scale), scale.unit);
}

// change is a difference with its interval, where there is one.
export function change(mean: number, low: number | null, high: number | null, unit: string): string {
  const scale = scaleOf(unit, Math.max(Math.abs(mean), Math.abs(low ?? 0), Math.abs(high ?? 0)) || mean);
  const shown = plain(mean, scale, true);
  const words = unit === "1" ? `${shown} ${t("answers.points")}` : withUnit(shown, scale.unit);
  if (low === null || high === null || Number.isNaN(low) || Number.isNaN(high)) return words;
  return `${words} (${plain(Math.min(low, high), scale, true)} … ${plain(Math.max(low, high), scale, true)})`;
}
