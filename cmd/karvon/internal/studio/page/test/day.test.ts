// Where entities are on the day, by the second alone. Run by .ci/page, bundled, with node --test.

import assert from "node:assert/strict";
import test from "node:test";
import { numbersOf, waitingFor, worst } from "../src/day/counts";
import { Course, newMoment } from "../src/day/course";
import type { Ground, GroundStation, Week } from "../src/day/ground";
import { whole } from "../src/slices";
import { flatten, moves, parts, serves, stays, waits } from "../src/day/segments";

const courseOf = (week: Week) => whole(Course.made(ground, week));

// A post with a yard of 200 m, at whose right end a gate with one lane stands; a road leads in, another one out.
const gate: GroundStation = {
  index: 0,
  name: "post.gate",
  title: "gate",
  zone: 0,
  servers: 1,
  columns: 1,
  rows: 1,
  order: 0,
  figure: "truck",
  toward: 1,
  x: 170,
  y: 48,
  width: 24,
  height: 5,
  queue: { x: 6, y: 40, width: 164, height: 21 },
  lanes: [],
};
const ground: Ground = {
  from: "2024-08-05",
  links: [],
  figures: ["truck"],
  sites: [
    {
      index: 0,
      name: "post",
      title: "post",
      hectares: 2,
      at: null,
      width: 300,
      height: 100,
      core: { x: 0, y: 0, width: 300, height: 100 },
      parts: [],
      countries: [],
      border: null,
      stations: [gate],
      zones: [
        {
          index: 0,
          name: "post.yard",
          title: "yard",
          hectares: 2,
          places: 0,
          kind: "holding",
          figure: "truck",
          toward: 1,
          x: 0,
          y: 0,
          width: 200,
          height: 100,
          lots: gate.queue,
        },
      ],
      gates: [
        { x: 0, y: 50, link: -1, right: false },
        { x: 300, y: 50, link: -1, right: true },
      ],
      ways: [
        {
          from: { kind: "gate", index: 0 },
          to: { kind: "zone", index: 0 },
          flows: 1,
          points: [
            [0, 50],
            [0, 50],
          ],
        },
        {
          from: { kind: "zone", index: 0 },
          to: { kind: "gate", index: 1 },
          flows: 1,
          points: [
            [200, 50],
            [300, 50],
          ],
        },
      ],
    },
  ],
};

// Trucks that come every ten minutes and are served for a quarter of an hour each, so that a queue grows: in the yard, or
// before it.
function dayOf(trucks: number, inYard = true): Week {
  const entities: number[][] = [];
  for (let i = 0, free = 0; i < trucks; i++) {
    const comes = 600 * (i + 1),
      begins = Math.max(comes, free);
    free = begins + 900;
    const flat = inYard ? [0, stays, 0, comes, free - comes] : [0, waits, 0, comes, begins - comes];
    if (inYard && begins > comes) flat.push(waits, 0, 0, begins - comes);
    flat.push(serves, 0, begins - comes, 900);
    entities.push(flat);
  }
  const band = { mean: null, low: null, high: null };
  return {
    bin: 15,
    start: 0,
    clock: "",
    main: 0,
    flows: [{ name: "trucks", title: "trucks", class: "truck" }],
    links: [],
    borders: null,
    stations: [{ name: "post.gate", title: "gate", site: 0, queue: band, busy: null, duty: [1], used: true }],
    zones: [{ name: "post.yard", title: "yard", site: 0 }],
    sites: [{ name: "post", title: "post", at: null }],
    replay: { start: 0, length: 1440, share: 1, entities },
  };
}

test("parts are read with their beginnings added up", () => {
  assert.deepEqual(parts([0, stays, 3, 100, 50, serves, 4, 20, 10]), [
    { doing: stays, place: 3, from: 100, to: 150 },
    { doing: serves, place: 4, from: 120, to: 130 },
  ]);
});

test("who waits or is served in a zone is not said to stay there besides", () => {
  const flat = flatten([
    { doing: stays, place: 0, from: 0, to: 100 },
    { doing: waits, place: 1, from: 20, to: 50 },
    { doing: serves, place: 1, from: 50, to: 70 },
  ]);
  assert.deepEqual(
    flat.map((part) => [part.doing, part.from, part.to]),
    [
      [stays, 0, 20],
      [waits, 20, 50],
      [serves, 50, 70],
      [stays, 70, 100],
    ],
  );
});

test("a second shows the same, whatever was shown before", () => {
  const course = courseOf(dayOf(60));
  const picture = (second: number) => {
    const seen = course.at(0, second, newMoment(4));
    return JSON.stringify(
      [...Array(seen.count).keys()].map((i) => [seen.entity[i], seen.doing[i], seen.x[i], seen.y[i], seen.angle[i]]),
    );
  };
  const seconds = Array.from({ length: 100 }, (_, i) => (i * 7919) % 86_400),
    first = seconds.map(picture);
  const again = [...seconds].reverse().map(picture).reverse();
  assert.deepEqual(again, first);
});

test("a queue stands behind the gate in the order of coming, and moves up", () => {
  const course = courseOf(dayOf(60)),
    second = 20_000;
  const seen = course.at(0, second, newMoment(64));
  const xs = new Map<number, number[]>();
  for (let i = 0; i < seen.count; i++) {
    if (seen.doing[i] !== waits) continue;
    const lane = Math.round(seen.y[i]! * 10);
    xs.set(lane, [...(xs.get(lane) ?? []), seen.x[i]!]);
    assert.ok(seen.x[i]! < gate.x, "who waits stands before the gate");
  }
  assert.ok(xs.size >= 1);
  for (const lane of xs.values()) {
    const sorted = [...lane].sort((a, b) => b - a);
    assert.deepEqual(lane, sorted, "who came earlier stands nearer");
    for (let k = 1; k < sorted.length; k++)
      assert.ok(sorted[k - 1]! - sorted[k]! > 16, "trucks do not stand in each other");
  }
});

test("a queue that has no more room spills back on the road", () => {
  const course = courseOf(dayOf(140, false)),
    seen = course.at(0, 80_000, newMoment(200));
  const waiting = [...Array(seen.count).keys()].filter((i) => seen.doing[i] === waits);
  assert.ok(waiting.length > 40, `${waiting.length} wait`);
  assert.ok(
    waiting.some((i) => seen.x[i]! < gate.queue.x),
    "the last ones stand outside the yard's lanes",
  );
  const places = new Set(waiting.map((i) => `${seen.x[i]!.toFixed(1)} ${seen.y[i]!.toFixed(1)}`));
  assert.equal(places.size, waiting.length, "each has a place of its own");
});

test("who waits within a zone stays there, however many they are", () => {
  const seen = courseOf(dayOf(140)).at(0, 80_000, newMoment(200));
  const waiting = [...Array(seen.count).keys()].filter((i) => seen.doing[i] === waits);
  assert.ok(waiting.length > 40, `${waiting.length} wait`);
  for (const i of waiting) assert.ok(seen.x[i]! >= gate.queue.x, `one waits at ${seen.x[i]}`);
  const places = new Set(waiting.map((i) => `${seen.x[i]!.toFixed(1)} ${seen.y[i]!.toFixed(1)}`));
  assert.equal(places.size, waiting.length, "each has a place of its own");
});

test("nobody leaps: in a second a truck goes a few metres, on its lane or its way", () => {
  const course = courseOf(dayOf(8));
  let before = new Map<number, [number, number]>(),
    far = 0;
  for (let second = 0; second < 9000; second++) {
    const seen = course.at(0, second, newMoment(64)),
      now = new Map<number, [number, number]>();
    for (let i = 0; i < seen.count; i++) {
      const at: [number, number] = [seen.x[i]!, seen.y[i]!],
        was = before.get(seen.entity[i]!);
      if (was) far = Math.max(far, Math.hypot(at[0] - was[0], at[1] - was[1]));
      now.set(seen.entity[i]!, at);
    }
    before = now;
  }
  assert.ok(far < 25, `somebody goes ${far} m in a second`);
});

test("who is served is gone through the gate on the right when all is done", () => {
  const course = courseOf(dayOf(1));
  const at = (second: number) => course.at(0, second, newMoment(4));
  assert.equal(at(500).count, 0);
  assert.equal(at(1200).doing[0], serves);
  const leaving = at(1580);
  assert.equal(leaving.doing[0], moves);
  assert.ok(leaving.x[0]! > 200, `it is at ${leaving.x[0]}`);
  assert.equal(at(1700).count, 0);
});

test("numbers of a station count who waits and who is served", () => {
  const course = courseOf(dayOf(60)),
    levels = waitingFor(course, 0),
    second = 20_100;
  const now = numbersOf(course, 0, second);
  assert.equal(now.served, 1);
  assert.equal(now.open, 1);
  assert.equal(now.waiting, levels[second / 300]);
  assert.ok(now.longest > 3600);
  const hour = worst(course, 0);
  assert.ok(levels[hour / 300 + 6]! >= Math.max(...levels) - 4, "most wait in the fullest hour");
});
