// What was changed, in words: what it was and what it is.

import type { Setting } from "../api";
import { t } from "../language";
import { valueOf } from "../names";
import { quantityIn, written } from "../units";
import { hoursIn } from "./hours";
import { partOf } from "./parts";

// wasOf is what a setting took the place of; empty where the scenario has nothing there, or much.
export function wasOf(setting: Setting): string {
  return setting.hours ? hoursIn(setting.hours.was) : quantityIn(valueOf(setting.old));
}

// isOf is what holds by a setting.
export function isOf(setting: Setting): string {
  if (setting.hours) return hoursIn(setting.hours.now);
  if (setting.label === "by the hour") return t("edit.by-hour");
  return setting.label ? numberIn(setting.label) : quantityIn(valueOf(setting.new));
}

// numberIn says a number of a value, such as gamma mean 7 min.
function numberIn(label: string): string {
  const [, part, digits, unit = ""] = /^(?:(\S.*) )?(-?\d+(?:\.\d+)?) ?(%|[/\p{L}]\S*)?$/u.exec(label) ?? [];
  if (digits === undefined) return label;
  return [part && partOf(part), written(Number(digits), unit)].filter(Boolean).join(" ");
}
