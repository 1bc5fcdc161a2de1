// Levers by what they are numbers of: a time with its mean and how much it varies, shares that go together.

import type { Edit, Lever } from "../api";

// A Group is one value of the scenario. Where its range is that of a mean that is not written, such as that of a
// triangular time, scaled is how all of its numbers move with that mean.
export interface Group {
  path: string;
  name: string;
  note: string;
  source: string;
  confidence: string;
  changed: boolean;
  parts: Lever[];
  mean: Lever | null;
}

// grouped puts levers of one path together, in the order in which the first of each stands.
export function grouped(levers: Lever[]): Group[] {
  const groups = new Map<string, Group>();
  for (const lever of levers) {
    const group = groups.get(lever.path);
    if (!group) {
      groups.set(lever.path, {
        path: lever.path, name: nameOf(lever), note: lever.note, source: lever.source, confidence: lever.confidence,
        changed: lever.changed, parts: [lever], mean: null,
      });
      continue;
    }
    group.parts.push(lever);
    group.note ||= lever.note;
    group.source ||= lever.source;
    group.changed ||= lever.changed;
  }
  for (const group of groups.values()) group.mean = meanLever(group);
  return [...groups.values()];
}

// nameOf is a lever's name without its part.
function nameOf(lever: Lever): string {
  return lever.part ? lever.name.replace(` (${lever.part})`, "") : lever.name;
}

// hasRange says whether a slider can go over the range of a lever.
export function hasRange(lever: Lever): boolean {
  return lever.low !== null && lever.high !== null && lever.low < lever.high && ofItself(lever);
}

// ofItself says whether a range is that of the number: beside a distribution it is that of its mean.
function ofItself(lever: Lever): boolean {
  return !lever.part.includes(" ") || lever.part.endsWith(" mean");
}

type Mean = (numbers: number[]) => number;

// means are those of distributions all of whose numbers grow with their mean, by their parts.
const means: Record<string, Mean> = {
  "triangular low,triangular mode,triangular high": ([a = 0, b = 0, c = 0]) => (a + b + c) / 3,
  "pert low,pert mode,pert high": ([a = 0, b = 0, c = 0]) => (a + 4 * b + c) / 6,
  "uniform low,uniform high": ([a = 0, b = 0]) => (a + b) / 2,
  "lognormal median,lognormal p95": ([median = 0, p95 = 0]) => {
    const sigma = Math.log(p95 / median) / 1.6448536269514722;
    return median * Math.exp((sigma * sigma) / 2);
  },
};

function meanLever(group: Group): Lever | null {
  const { parts } = group;
  const first = parts[0];
  const mean = means[parts.map((lever) => lever.part).join(",")];
  const same = parts.every((lever) => lever.unit === first?.unit);
  if (!first || !mean || !same || first.low === null || first.high === null || first.low >= first.high) return null;
  const number = mean(parts.map((lever) => lever.number));
  if (!Number.isFinite(number) || number <= 0) return null;
  return { ...first, part: "mean", number, was: mean(parts.map((lever) => lever.was)), changed: group.changed };
}

// withMean are the edits that give a value another mean and keep its shape.
export function withMean(group: Group, mean: number): Edit[] {
  const factor = mean / (group.mean?.number ?? mean);
  return group.parts.map(({ path, part, number }) => ({ path, part, number: Number((number * factor).toPrecision(6)) }));
}
