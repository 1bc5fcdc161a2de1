// Where everybody is at a second of the day, and which way they face: a pure function of the second, so that whoever
// seeks it sees the same, however it was come to.

import { metres, type FigureName, type Ground, type Point, type Way, type Week } from "./ground";
import { levelsOf, type Levels } from "./levels";
import { moves, segmentsOf, serves, stays, travels, waits, type Segments } from "./segments";
import { boothAt, byPlace, laneAt, lotAt, spotsOf, type Spots } from "./spots";

// A Moment is those who are to be seen, as columns of a table; it is used again for the next one.
export interface Moment {
  count: number;
  x: Float32Array;
  y: Float32Array;
  angle: Float32Array; // 0 to the right, downwards positive
  doing: Uint8Array; // moves of those who are on the way to where they do something else
  entity: Int32Array;
  segment: Int32Array;
}

export function newMoment(size: number): Moment {
  return {
    count: 0,
    x: new Float32Array(size),
    y: new Float32Array(size),
    angle: new Float32Array(size),
    doing: new Uint8Array(size),
    entity: new Int32Array(size),
    segment: new Int32Array(size),
  };
}

// Those who stand in a queue move up within so many seconds.
const movesUp = 30;
const bucket = 300; // seconds
const longestDrive = 240;

function lengthOf(week: Week): number {
  return Math.round((week.replay?.length ?? 0) * 60);
}

export class Course {
  readonly figures: FigureName[]; // by entity
  readonly length: number; // seconds
  private index: { starts: Int32Array; order: Int32Array }[] = []; // by site, and then those on links
  private ways = new Map<number, Way>();
  private gates = new Map<number, { way: Way; link: number }[]>(); // by cell: ways in, and with ~cell ways out
  private readonly cells: number;

  // made makes the course of a day, and can rest while it does.
  static *made(ground: Ground, week: Week): Generator<void, Course> {
    const segments = yield* segmentsOf(ground, week);
    const levels = yield* levelsOf(segments, ground.sites.length, lengthOf(week));
    const course = new Course(ground, week, segments, yield* spotsOf(ground, segments), levels);
    yield* course.indexTimes();
    return course;
  }

  private constructor(
    readonly ground: Ground,
    readonly week: Week,
    readonly segments: Segments,
    readonly spots: Spots,
    readonly levels: Levels,
  ) {
    this.length = lengthOf(week);
    this.figures = (week.replay?.entities ?? []).map((flat) => ground.figures[flat[0]!] ?? "thing");
    this.cells = this.spots.zone.length + this.spots.station.length + 1;
    this.indexWays();
  }

  get entities(): number {
    return this.figures.length;
  }

  private indexWays(): void {
    for (const site of this.ground.sites) {
      for (const way of site.ways) {
        const cell = (place: Way["from"]) =>
          place.kind === "zone" ? place.index : this.spots.zone.length + place.index;
        if (way.from.kind === "gate") this.addGate(cell(way.to), way, site.gates[way.from.index]?.link ?? -1);
        else if (way.to.kind === "gate") this.addGate(~cell(way.from), way, site.gates[way.to.index]?.link ?? -1);
        else this.ways.set(cell(way.from) * this.cells + cell(way.to), way);
      }
    }
  }

  private addGate(key: number, way: Way, link: number): void {
    const known = this.gates.get(key);
    if (known) known.push({ way, link });
    else this.gates.set(key, [{ way, link }]);
  }

  // indexTimes lists for each site who is there in each five minutes: those who wait first, by lane and turn.
  private *indexTimes(): Generator<void, void> {
    const { from, to, doing, site } = this.segments,
      buckets = Math.floor(this.length / bucket) + 1;
    const sites = this.ground.sites.length,
      mine: number[][] = Array.from({ length: sites + 1 }, () => []);
    const first = (i: number) => Math.floor(from[i]! / bucket);
    const last = (i: number) =>
      Math.min(buckets - 1, Math.floor((to[i]! + (doing[i] === waits ? movesUp : 0)) / bucket));
    for (const i of yield* this.inOrder()) mine[site[i]! < 0 ? sites : site[i]!]!.push(i);
    for (const all of mine) {
      yield;
      const starts = new Int32Array(buckets + 1);
      for (const i of all) for (let b = first(i); b <= last(i); b++) starts[b + 1]!++;
      for (let b = 0; b < buckets; b++) starts[b + 1]! += starts[b]!;
      yield;
      const sorted = new Int32Array(starts[buckets]!),
        next = starts.slice();
      for (const i of all) for (let b = first(i); b <= last(i); b++) sorted[next[b]!++] = i;
      this.index.push({ starts, order: sorted });
    }
  }

  // inOrder gives those who wait, by place, lane and turn, and then the others by what they do.
  private *inOrder(): Generator<void, Int32Array> {
    const { count, doing } = this.segments,
      { slot, lanes } = this.spots;
    const order = new Int32Array(count),
      groups = yield* byPlace(this.segments, waits);
    let n = 0;
    for (const place of [...groups.keys()].sort((a, b) => a - b)) {
      yield;
      const inLane: number[][] = Array.from({ length: Math.max(1, lanes[place] ?? 1) }, () => []);
      for (const i of groups.get(place)!) inLane[slot[i]!]!.push(i);
      for (const i of inLane.flat()) order[n++] = i;
    }
    for (const kind of [serves, stays, travels, moves]) {
      yield;
      for (let i = 0; i < count; i++) if (doing[i] === kind) order[n++] = i;
    }
    return order;
  }

  // around gives who can be at a site, or with the number of sites on links, at a second.
  around(site: number, second: number): Int32Array {
    const { starts, order } = this.index[site]!,
      b = Math.min(starts.length - 2, Math.max(0, Math.floor(second / bucket)));
    return order.subarray(starts[b], starts[b + 1]);
  }

  // at finds those at a site at a second, and grows the moment where they are more than it holds.
  at(site: number, second: number, moment: Moment): Moment {
    const { from, to, doing, place, entity } = this.segments,
      near = this.around(site, second);
    if (moment.x.length < near.length) moment = newMoment(near.length * 2);
    let n = 0,
      ahead = 0,
      lane = -1;
    for (let k = 0; k < near.length; k++) {
      const i = near[k]!;
      let before = 0;
      if (doing[i] === waits) {
        const at = place[i]! * 4096 + this.spots.slot[i]!;
        if (at !== lane) {
          lane = at;
          ahead = 0;
        }
        before = ahead;
        if (from[i]! <= second && second < to[i]!) ahead++;
        else if (to[i]! <= second && second < to[i]! + movesUp) ahead += 1 - (second - to[i]!) / movesUp;
      }
      if (second < from[i]! || second >= to[i]!) continue;
      const moving = this.place(i, second, before);
      moment.x[n] = place3[0]!;
      moment.y[n] = place3[1]!;
      moment.angle[n] = place3[2]!;
      moment.doing[n] = moving ? moves : doing[i]!;
      moment.entity[n] = entity[i]!;
      moment.segment[n] = i;
      n++;
    }
    moment.count = n;
    return moment;
  }

  // place sets place3 to where a segment's entity is, and says whether it is on the way to its place.
  private place(i: number, second: number, before: number): boolean {
    const { from, to, doing } = this.segments,
      gone = second - from[i]!;
    if (doing[i] === moves) {
      this.move(i, gone / Math.max(1, to[i]! - from[i]!));
      return true;
    }
    this.stand(i, before);
    if (gone > longestDrive) return false;
    const x = place3[0]!,
      y = place3[1]!,
      angle = place3[2]!,
      start = this.cameFrom(i);
    if (start !== nowhere) {
      const lasts = Math.min(
        pathTo(start === entered ? null : start3, this.way, x, y) / this.speed(i),
        longestDrive,
        0.8 * (to[i]! - from[i]!),
      );
      if (gone < lasts) {
        along(gone / lasts);
        return true;
      }
    }
    place3[0] = x;
    place3[1] = y;
    place3[2] = angle;
    return false;
  }

  private speed(i: number): number {
    return metres[this.figures[this.segments.entity[i]!]!].speed;
  }

  private way: readonly Point[] = [];

  // cameFrom finds where a segment's entity was before, and the way from there: within the site, or through a gate.
  private cameFrom(i: number): number {
    const { from, to, doing, site, entity } = this.segments,
      last = i - 1;
    const known = last >= 0 && entity[last] === entity[i];
    if (known && site[last] === site[i] && doing[last] === moves && !this.segments.back[last]) return nowhere; // it is there already
    if (known && site[last] === site[i] && to[last] === from[i]) {
      this.stand(last, this.spots.left[last]!);
      start3[0] = place3[0]!;
      start3[1] = place3[1]!;
      this.way = this.between(last, i);
      this.stand(i, 0);
      return within;
    }
    if (from[i]! <= 0) return nowhere;
    const link = known && doing[last] === travels ? this.segments.place[last]! : -1;
    const gate = this.gateOf(this.cell(i), link);
    if (!gate) return nowhere;
    this.way = gate.points;
    return entered;
  }

  private gateOf(key: number, link: number): Way | undefined {
    const all = this.gates.get(key);
    return (all?.find((gate) => gate.link === link) ?? all?.[0])?.way;
  }

  // move sets place3 to a part of the way between two places, or out of the site.
  private move(i: number, part: number): void {
    const { back } = this.segments,
      last = i - 1,
      next = i + 1;
    this.stand(last, this.spots.left[last]!);
    start3[0] = place3[0]!;
    start3[1] = place3[1]!;
    if (back[i]) {
      const goes =
        next < this.segments.count &&
        this.segments.entity[next] === this.segments.entity[i] &&
        this.segments.doing[next] === travels;
      this.way = this.gateOf(~this.cell(last), goes ? this.segments.place[next]! : -1)?.points ?? [];
      const end = this.way.at(-1) ?? [place3[0]!, place3[1]!];
      pathTo(start3, this.way, end[0], end[1]);
    } else {
      this.stand(next, this.spots.joined[next]!);
      this.way = this.between(last, next);
      pathTo(start3, this.way, place3[0]!, place3[1]!);
    }
    along(part);
  }

  private cell(i: number): number {
    const { doing, place } = this.segments,
      zones = this.spots.zone.length;
    if (doing[i] === stays) return place[i]!;
    const zone = this.spots.station[place[i]!]?.zone ?? -1;
    return zone >= 0 ? zone : zones + place[i]!;
  }

  private between(a: number, b: number): readonly Point[] {
    const from = this.cell(a),
      to = this.cell(b);
    return (from === to ? undefined : this.ways.get(from * this.cells + to)?.points) ?? [];
  }

  // stand sets place3 to where an entity stands that is not on its way.
  private stand(i: number, before: number): void {
    const { doing, place } = this.segments,
      at = place[i]!,
      slot = this.spots.slot[i]!;
    const station = this.spots.station[at],
      zone = this.spots.zone[at];
    place3[0] = place3[1] = place3[2] = 0;
    if (doing[i] === serves && station) {
      boothAt(station, slot, place3);
      place3[2] = station.toward > 0 ? 0 : Math.PI;
    } else if (doing[i] === waits && station) {
      const beyond = laneAt(station, this.spots.lanes[at]!, this.spots.pitch[at]!, slot, before, place3);
      place3[2] = station.toward > 0 ? 0 : Math.PI;
      if (beyond > 0) this.spill(i, beyond, slot);
    } else if (doing[i] === stays && zone) {
      lotAt(zone, this.spots.places[at]!, slot, place3);
      place3[2] = zone.toward > 0 ? 0 : Math.PI;
    }
  }

  // spill sets place3 to a place on the road before the ground on which a queue has no more room, and where that is
  // full too on the road outside the gate.
  private spill(i: number, beyond: number, slot: number): void {
    const way = this.roadTo(this.cell(i)),
      station = this.spots.station[this.segments.place[i]!]!;
    if (!way) {
      place3[0] = station.toward > 0 ? station.queue.x : station.queue.x + station.queue.width;
      return;
    }
    const { lane, pitch } = metres[station.figure],
      road = way.points; // which has three lanes
    const aside = ((slot % 3) - 1) * lane,
      merge = Math.ceil(this.spots.lanes[station.index]! / 3);
    let rest = beyond * merge + Math.floor(slot / 3) * pitch;
    for (let k = road.length - 1; k > 0; k--) {
      const [x, y] = road[k]!,
        [u, v] = road[k - 1]!,
        long = Math.hypot(u - x, v - y);
      if (rest <= long || k === 1) {
        const dx = long ? (u - x) / long : -station.toward,
          dy = long ? (v - y) / long : 0;
        const back = way.from.kind === "gate" ? rest : Math.min(rest, long);
        place3[0] = x + dx * back + (dx ? 0 : aside);
        place3[1] = y + dy * back + (dx ? aside : 0);
        place3[2] = Math.atan2(-dy, -dx);
        return;
      }
      rest -= long;
    }
  }

  private roads = new Map<number, Way | null>();

  // roadTo finds the way by which most flows come to a cell.
  private roadTo(cell: number): Way | null {
    const known = this.roads.get(cell);
    if (known !== undefined) return known;
    let best: Way | null = null;
    for (const [key, way] of this.ways) if (key % this.cells === cell && (!best || way.flows > best.flows)) best = way;
    for (const { way } of this.gates.get(cell) ?? []) if (!best || way.flows > best.flows) best = way;
    this.roads.set(cell, best);
    return best;
  }
}

const nowhere = 0,
  entered = 1,
  within = 2;

// What the functions above give: a place and an angle; where a way begins.
const place3 = new Float64Array(3),
  start3 = new Float64Array(2);

// The way that is being gone, as x, y, x, y; corners are right angles, so that nobody drives through others aslant.
let path: number[] = [],
  long = 0;

// pathTo lays a way from a start, or from the way's own beginning, to an end, and gives its length.
function pathTo(start: Float64Array | null, way: readonly Point[], x: number, y: number): number {
  path = [];
  if (start) path.push(start[0]!, start[1]!);
  if (way.length) {
    if (start) path.push(way[0]![0], start[1]!);
    for (const point of way) path.push(point[0], point[1]);
    path.push(way.at(-1)![0], y);
  } else if (start) {
    const middle = (start[0]! + x) / 2;
    path.push(middle, start[1]!, middle, y);
  }
  path.push(x, y);
  long = 0;
  for (let k = 2; k < path.length; k += 2)
    long += Math.abs(path[k]! - path[k - 2]!) + Math.abs(path[k + 1]! - path[k - 1]!);
  return long;
}

// along sets place3 to a part of the way.
function along(part: number): void {
  let rest = part * long;
  for (let k = 2; k < path.length; k += 2) {
    const dx = path[k]! - path[k - 2]!,
      dy = path[k + 1]! - path[k - 1]!,
      piece = Math.abs(dx) + Math.abs(dy);
    if (rest <= piece && piece > 0) {
      place3[0] = path[k - 2]! + (dx * rest) / piece;
      place3[1] = path[k - 1]! + (dy * rest) / piece;
      place3[2] = Math.atan2(dy, dx);
      return;
    }
    rest -= piece;
  }
  place3[0] = path.at(-2)!;
  place3[1] = path.at(-1)!;
}
