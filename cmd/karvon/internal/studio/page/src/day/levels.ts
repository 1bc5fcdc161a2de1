// How many are at each site through the day, and how many of them wait: counted once, of all sites.

import { waits, type Segments } from "./segments";

export const step = 300; // seconds

// Levels are counts at each step of the day, by site.
export interface Levels {
  present: Float64Array[]; // and behind the sites those on links
  waiting: Float64Array[]; // and behind the sites all of them
}

// at is where the counts of a site stand; of -1 those behind the sites.
export function at(levels: Float64Array[], site: number): Float64Array {
  return levels.at(site)!;
}

// So many segments are counted before there is a rest.
const many = 5_000;

export function* levelsOf(segments: Segments, sites: number, length: number): Generator<void, Levels> {
  const { count, site, doing } = segments,
    make = () => Array.from({ length: sites + 1 }, () => newTurns(length));
  const present = make(),
    waiting = make();
  for (let i = 0; i < count; i++) {
    if (i % many === many - 1) yield;
    const here = site[i]! < 0 ? sites : site[i]!;
    turn(present[here]!, segments, i);
    if (doing[i] !== waits) continue;
    if (here < sites) turn(waiting[here]!, segments, i);
    turn(waiting[sites]!, segments, i);
  }
  yield;
  return { present: present.map(summed), waiting: waiting.map(summed) };
}

// newTurns counts how many come and go at each step, and behind the last one of the day.
export function newTurns(length: number): Float64Array {
  return new Float64Array(Math.max(1, Math.ceil(length / step)) + 1);
}

// turn counts a segment at the steps at which it begins and has ended.
export function turn(turns: Float64Array, { from, to }: Segments, i: number): void {
  const first = Math.ceil(from[i]! / step),
    end = Math.ceil(to[i]! / step); // who is there at the instants first to end
  if (first >= end || first >= turns.length - 1) return;
  turns[first]!++;
  turns[Math.min(end, turns.length - 1)]!--;
}

// summed gives how many there are at each step.
export function summed(turns: Float64Array): Float64Array {
  const levels = turns.subarray(0, -1);
  for (let b = 1; b < levels.length; b++) levels[b]! += levels[b - 1]!;
  return levels;
}
