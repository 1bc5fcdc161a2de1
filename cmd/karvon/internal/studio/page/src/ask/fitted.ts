// What a sensitivity tells of an assumption between the ends of its range: the change of a number by straight lines from
// what is stated to either end, where it was simulated.

import type { Lever } from "../api";

// An Effect is what moving an assumption to either end of its range changes of a number.
export interface Effect {
  lever: Lever;
  response: string;
  assumption: string;
  unit: string;
  stated: string;
  low: string;
  high: string;
  changeLow: Change;
  changeHigh: Change;
}

export interface Change {
  mean: number;
  low: number;
  high: number;
}

interface Told {
  unit?: string;
  low?: string;
  high?: string;
  stated?: string;
  [field: string]: string | number | undefined;
}

// effectsOf reads the effects of the JSON of a sensitivity, whose keys are a response's and an assumption's name. A
// method that does not move to the ends has none.
export function effectsOf(json: { effects?: Record<string, Told> }, levers: Lever[]): Effect[] {
  const effects: Effect[] = [];
  for (const [key, told] of Object.entries(json.effects ?? {})) {
    const found = leverIn(key, levers);
    if (!found || typeof told["change_low"] !== "number" || typeof told["change_high"] !== "number") continue;
    const { lever, name } = found;
    effects.push({
      lever, response: key.slice(0, key.length - name.length - 1), assumption: name, unit: told.unit ?? "",
      stated: told.stated ?? "", low: told.low ?? "", high: told.high ?? "",
      changeLow: changeOf(told, "change_low"), changeHigh: changeOf(told, "change_high"),
    });
  }
  return effects;
}

function changeOf(told: Told, end: "change_low" | "change_high"): Change {
  const number = (name: string, other: number) => {
    const value = told[name];
    return typeof value === "number" ? value : other;
  };
  const mean = number(end, 0);
  return { mean, low: number(end + "_low", NaN), high: number(end + "_high", NaN) };
}

// leverIn is the lever with a range whose name a key ends with: the longest, as names can be ends of others. A share has
// its word behind its path; of a distribution the range is that of its mean, and the path alone names it.
function leverIn(key: string, levers: Lever[]): { lever: Lever; name: string } | undefined {
  let longest: { lever: Lever; name: string } | undefined;
  for (const lever of levers) {
    if (lever.low === null || lever.high === null) continue;
    for (const name of [lever.path, `${lever.path}.${lever.part}`]) {
      if (key.endsWith("." + name) && name.length > (longest?.name.length ?? 0)) longest = { lever, name };
    }
  }
  return longest;
}

// fitted is the change at a value between the ends.
export function fitted(effect: Effect, value: number): Change {
  const { low, high, number: stated } = effect.lever;
  const [end, at] = value < stated ? [effect.changeLow, low ?? stated] : [effect.changeHigh, high ?? stated];
  const share = at === stated ? 0 : (value - stated) / (at - stated);
  return { mean: share * end.mean, low: share * end.low, high: share * end.high };
}
