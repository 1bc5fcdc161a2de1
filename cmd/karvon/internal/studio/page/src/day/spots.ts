// Where entities stand: at a booth, in a lane of a queue, on a place of a zone. All of it follows from the day alone,
// so that the same second always shows the same.

import { metres, type Ground, type GroundStation, type GroundZone } from "./ground";
import { serves, stays, waits, type Segments } from "./segments";

export interface Spots {
  slot: Int32Array; // of a booth or place; the lane of those who wait
  joined: Int32Array; // how many stood before it in its lane as it came
  left: Int32Array; // and as it went
  lanes: Int32Array; // by station
  pitch: Float64Array; // by station: from one in a lane to the next
  places: Int32Array; // by zone: the most at once
  station: (GroundStation | undefined)[]; // by index
  zone: (GroundZone | undefined)[];
}

// byPlace groups segments of one kind by their place, in the order of their beginning.
export function* byPlace(segments: Segments, doing: number): Generator<void, Map<number, number[]>> {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < segments.count; i++) {
    if (segments.doing[i] !== doing) continue;
    const place = segments.place[i]!,
      group = groups.get(place);
    if (group) group.push(i);
    else groups.set(place, [i]);
  }
  for (const group of groups.values()) {
    yield;
    group.sort((a, b) => segments.from[a]! - segments.from[b]! || a - b);
  }
  return groups;
}

// Heap is a heap of numbers, the least first.
class Heap {
  private all: number[] = [];
  get size(): number {
    return this.all.length;
  }
  get least(): number {
    return this.all[0]!;
  }
  push(value: number): void {
    const all = this.all;
    let at = all.push(value) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (all[above]! <= value) break;
      all[at] = all[above]!;
      at = above;
    }
    all[at] = value;
  }
  pop(): number {
    const all = this.all,
      least = all[0]!,
      value = all.pop()!;
    if (all.length === 0) return least;
    for (let at = 0; ;) {
      let below = 2 * at + 1;
      if (below + 1 < all.length && all[below + 1]! < all[below]!) below++;
      if (below >= all.length || all[below]! >= value) {
        all[at] = value;
        return least;
      }
      all[at] = all[below]!;
      at = below;
    }
  }
}

// takeSlots gives each the first slot that is free as it comes, and says how many are taken at most.
export function takeSlots(segments: Segments, group: readonly number[], slot: Int32Array): number {
  const free = new Heap(),
    busy = new Heap(); // busy: time of leaving and slot in one number
  const slots = 1 << 20;
  let made = 0;
  for (const i of group) {
    while (busy.size && Math.floor(busy.least / slots) <= segments.from[i]!) free.push(busy.pop() % slots);
    const taken = free.size ? free.pop() : made++;
    slot[i] = taken;
    busy.push(segments.to[i]! * slots + taken);
  }
  return made;
}

// mostAtOnce gives how many of a group are there at once at most.
function mostAtOnce(segments: Segments, group: readonly number[]): number {
  const ends = new Heap();
  let most = 0;
  for (const i of group) {
    while (ends.size && ends.least <= segments.from[i]!) ends.pop();
    ends.push(segments.to[i]!);
    most = Math.max(most, ends.size);
  }
  return most;
}

// lanesFor gives into how many lanes a queue divides: one a booth, and more where it would not fit. Those who stand in
// the zone of the station have no other place: where its ground is too small, they stand closer.
export function lanesFor(station: GroundStation, most: number, inside: boolean): number {
  const one = metres[station.figure];
  const long = Math.max(1, Math.floor(station.queue.width / one.pitch));
  const room = Math.max(1, Math.floor(station.queue.height / one.lane));
  if (inside && most > room * long) return Math.ceil(room * Math.sqrt(most / (room * long)));
  return Math.min(room, Math.max(station.rows, Math.ceil(most / long)));
}

// standInside says whether most of a group stand in the zone of their station while they wait.
function standInside(segments: Segments, station: GroundStation, group: readonly number[]): boolean {
  return station.zone >= 0 && 2 * group.filter((i) => segments.inside[i]).length > group.length;
}

// joinLanes gives each the lane in which the fewest stand, and counts who is before it as it comes and goes.
function joinLanes(segments: Segments, group: readonly number[], lanes: number, spots: Spots): void {
  const present: number[][] = Array.from({ length: lanes }, () => []);
  const ends = [...group].sort(
    (a, b) => segments.to[a]! - segments.to[b]! || segments.from[a]! - segments.from[b]! || a - b,
  );
  let gone = 0;
  const leave = (until: number) => {
    for (; gone < ends.length && segments.to[ends[gone]!]! <= until; gone++) {
      const i = ends[gone]!,
        lane = present[spots.slot[i]!]!,
        at = lane.indexOf(i);
      spots.left[i] = at;
      lane.splice(at, 1);
    }
  };
  for (const i of group) {
    leave(segments.from[i]!);
    let best = 0;
    for (let lane = 1; lane < lanes; lane++) if (present[lane]!.length < present[best]!.length) best = lane;
    spots.slot[i] = best;
    spots.joined[i] = present[best]!.length;
    present[best]!.push(i);
  }
  leave(Infinity);
}

// spotsOf gives everybody a spot; it can rest after each place.
export function* spotsOf(ground: Ground, segments: Segments): Generator<void, Spots> {
  const station: (GroundStation | undefined)[] = [],
    zone: (GroundZone | undefined)[] = [];
  for (const site of ground.sites) {
    for (const s of site.stations) station[s.index] = s;
    for (const z of site.zones) zone[z.index] = z;
  }
  const spots: Spots = {
    slot: new Int32Array(segments.count),
    joined: new Int32Array(segments.count),
    left: new Int32Array(segments.count),
    lanes: new Int32Array(station.length),
    pitch: new Float64Array(station.length),
    places: new Int32Array(zone.length),
    station,
    zone,
  };
  for (const [place, group] of yield* byPlace(segments, waits)) {
    const at = station[place];
    if (!at) continue;
    yield;
    const inside = standInside(segments, at, group);
    spots.lanes[place] = lanesFor(at, mostAtOnce(segments, group), inside);
    joinLanes(segments, group, spots.lanes[place]!, spots);
    spots.pitch[place] = Math.min(metres[at.figure].pitch, Math.max(at.queue.width, 1));
    if (!inside) continue;
    let longest = 1;
    for (const i of group) longest = Math.max(longest, spots.joined[i]! + 1);
    spots.pitch[place] = Math.min(spots.pitch[place]!, at.queue.width / longest);
  }
  for (const [, group] of yield* byPlace(segments, serves)) {
    yield;
    takeSlots(segments, group, spots.slot);
  }
  for (const [place, group] of yield* byPlace(segments, stays)) {
    yield;
    spots.places[place] = takeSlots(segments, group, spots.slot);
  }
  return spots;
}

// boothAt gives the middle of a booth; more than there are stand between them.
export function boothAt(s: GroundStation, slot: number, out: Float64Array): void {
  const all = s.columns * s.rows,
    n = slot % all,
    lap = Math.floor(slot / all);
  const column = Math.floor(n / s.rows),
    row = n % s.rows;
  out[0] = s.x + (column + 0.5 + (lap % 3) * 0.17) * (s.width / s.columns);
  out[1] = s.y + (row + 0.5 + (lap % 2) * 0.25) * (s.height / s.rows);
}

// lotAt gives a place of a zone: vehicles stand in lines from where they leave, people all over it.
export function lotAt(z: GroundZone, most: number, slot: number, out: Float64Array): void {
  const one = metres[z.figure],
    lots = z.lots;
  if (one.length < 4) {
    const off = ((Math.imul(slot + 1, 0x9e3779b1) >>> 8) & 0xffff) / 0xffff; // so that no pattern is seen
    out[0] = lots.x + lots.width * ((0.5 + (slot + 1) * 0.7548776662 + off * 0.13) % 1);
    out[1] = lots.y + lots.height * ((0.5 + (slot + 1) * 0.569840291 + ((off * 37) % 1) * 0.13) % 1);
    return;
  }
  let pitch = one.pitch,
    lane = one.lane * 1.15;
  const room = Math.max(1, Math.floor(lots.width / pitch)) * Math.max(1, Math.floor(lots.height / lane));
  if (room < most) {
    const closer = Math.sqrt(room / most) * 0.92;
    pitch *= closer;
    lane *= closer;
  }
  const rows = Math.max(1, Math.floor(lots.height / lane));
  const column = Math.floor(slot / rows),
    row = slot % rows;
  const along = Math.min((column + 0.5) * pitch, lots.width - 1);
  out[0] = z.toward > 0 ? lots.x + lots.width - along : lots.x + along;
  out[1] = lots.y + (row + 0.5) * (lots.height / rows);
}

// laneAt gives a place in a lane, so many from its head; behind its end a negative x stands for metres beyond it.
export function laneAt(
  s: GroundStation,
  lanes: number,
  pitch: number,
  lane: number,
  before: number,
  out: Float64Array,
): number {
  const one = metres[s.figure],
    queue = s.queue;
  const breadth = Math.min(one.lane * 1.1, queue.height / lanes);
  const middle = s.y + s.height / 2,
    half = (lanes * breadth) / 2;
  const top = Math.min(Math.max(middle - half, queue.y), queue.y + queue.height - 2 * half);
  const along = (before + 0.5) * pitch;
  out[1] = top + (lane + 0.5) * breadth;
  out[0] = s.toward > 0 ? queue.x + queue.width - along : queue.x + along;
  return along - queue.width;
}
