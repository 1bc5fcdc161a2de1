// How many are where through the day: what the slider shows, the worst hour, and the numbers of a station.

import type { Course } from "./course";
import { at, newTurns, step, summed, turn } from "./levels";
import { serves, waits } from "./segments";

export { step };

// presentAt counts those at a site, or on links where the site is -1.
export function presentAt(course: Course, site: number): Float64Array {
  return at(course.levels.present, site);
}

// waitingAt counts those who wait at a site, or at all where the site is -1.
export function waitingAt(course: Course, site: number): Float64Array {
  return at(course.levels.waiting, site);
}

export function waitingFor(course: Course, station: number): Float64Array {
  const { count, doing, place } = course.segments,
    turns = newTurns(course.length);
  for (let i = 0; i < count; i++) if (doing[i] === waits && place[i] === station) turn(turns, course.segments, i);
  return summed(turns);
}

// worst gives the second at which the hour begins in which most wait, or where nobody waits in which most are there.
export function worst(course: Course, site: number): number {
  const levels = [waitingAt(course, site), presentAt(course, site)].find((all) => all.some((n) => n > 0));
  if (!levels) return 0;
  const hour = Math.min(levels.length, 3600 / step);
  let sum = 0,
    most = -1,
    best = 0;
  for (let b = 0; b < levels.length; b++) {
    sum += levels[b]! - (b >= hour ? levels[b - hour]! : 0);
    if (b >= hour - 1 && sum > most) {
      most = sum;
      best = b - hour + 1;
    }
  }
  return best * step;
}

export interface Numbers {
  waiting: number;
  served: number;
  open: number | null; // servers on duty; null where unknown
  longest: number; // seconds that the one who waits longest has waited
}

// numbersOf counts at a station at a second, of all where a part of them is shown.
export function numbersOf(course: Course, station: number, second: number): Numbers {
  const { from, to, doing, place } = course.segments,
    share = course.week.replay?.share || 1;
  const numbers: Numbers = { waiting: 0, served: 0, open: openAt(course, station, second), longest: 0 };
  const site = course.week.stations[station]?.site ?? 0;
  for (const i of course.around(site, second)) {
    if (place[i] !== station || second < from[i]! || second >= to[i]!) continue;
    if (doing[i] === waits) {
      numbers.waiting++;
      numbers.longest = Math.max(numbers.longest, second - from[i]!);
    } else if (doing[i] === serves) numbers.served++;
  }
  numbers.waiting = Math.round(numbers.waiting / share);
  numbers.served = Math.round(numbers.served / share);
  return numbers;
}

// openAt gives the servers on duty at a station, as the week knows them.
export function openAt(course: Course, station: number, second: number): number | null {
  const { week } = course,
    duty = week.stations[station]?.duty,
    replay = week.replay;
  if (!duty?.length || !replay || !week.bin) return null;
  const since = replay.start - week.start + second / 60;
  return duty[Math.min(duty.length - 1, Math.max(0, Math.floor(since / week.bin)))] ?? null;
}

// A Waiter is somebody to follow.
export interface Waiter {
  entity: number;
  station: number;
  since: number; // second
}

// longestWaiting lists those at a site who have waited longest at a second.
export function longestWaiting(course: Course, site: number, second: number, most: number): Waiter[] {
  const { from, to, doing, place, entity, site: at } = course.segments,
    found: Waiter[] = [];
  const sites = site >= 0 ? [site] : course.ground.sites.map((_, i) => i);
  for (const s of sites) {
    for (const i of course.around(s, second)) {
      if (doing[i] === waits && at[i] === s && from[i]! <= second && second < to[i]!)
        found.push({ entity: entity[i]!, station: place[i]!, since: from[i]! });
    }
  }
  return found.sort((a, b) => a.since - b.since || a.entity - b.entity).slice(0, most);
}
