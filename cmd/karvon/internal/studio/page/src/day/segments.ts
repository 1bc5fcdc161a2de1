// Who does what when: the replay as segments, one after the other for each entity. Times are seconds of the day.

import { metres, type Ground, type Week } from "./ground";

// What entities do. Who moves is between two places of a site, on the way in or on the way out.
export const waits = 0,
  serves = 1,
  stays = 2,
  travels = 3,
  moves = 4;

// Who is away for longer than this between two places was elsewhere.
const longestWalk = 3600;

// A Part is what the replay says of an entity: parts can lie over each other, as who waits stands in a zone as well.
export interface Part {
  doing: number;
  place: number;
  from: number;
  to: number;
  inside?: boolean; // of those that wait: whether they stand in a zone meanwhile
}

// parts reads an entity of the replay: its flow, and then four numbers a part.
export function parts(flat: readonly number[]): Part[] {
  const read: Part[] = [];
  for (let i = 1, from = 0; i + 3 < flat.length; i += 4) {
    from += flat[i + 2]!; // stored as the difference from the part before
    read.push({ doing: flat[i]!, place: flat[i + 1]!, from, to: from + flat[i + 3]! });
  }
  return read;
}

// The service or the wait comes before the trip, the trip before the stay.
const rank = [3, 4, 1, 2];

// flatten gives what an entity does at each time, without parts that lie over each other.
export function flatten(all: readonly Part[]): Part[] {
  const times = all.flatMap((part) => [part.from, part.to]).sort((a, b) => a - b);
  const flat: Part[] = [];
  for (let i = 0; i + 1 < times.length; i++) {
    const from = times[i]!,
      to = times[i + 1]!;
    if (from === to) continue;
    let best: Part | null = null,
      inside = false;
    for (const part of all) {
      if (part.from > from) break;
      if (part.to < to) continue;
      inside ||= part.doing === stays;
      if (!best || rank[part.doing]! >= rank[best.doing]!) best = part;
    }
    const last = flat.at(-1);
    if (best && last && last.doing === best.doing && last.place === best.place && last.to === from && best.from < from)
      last.to = to;
    else if (best) flat.push({ doing: best.doing, place: best.place, from, to, inside: inside && best.doing === waits });
  }
  return flat;
}

// Segments are the columns of a table; those of an entity stand together in order of time, from first[entity] on.
export interface Segments {
  count: number;
  entity: Int32Array;
  from: Int32Array;
  to: Int32Array;
  doing: Uint8Array;
  place: Int32Array; // -1 of those that move
  site: Int32Array; // -1 on a link
  back: Uint8Array; // whether a trip goes from the link's second site to its first
  inside: Uint8Array; // of those that wait: whether they stand in a zone meanwhile
  first: Int32Array;
}

// segmentsOf reads the day, and adds the ways between places that lie apart in time, and the ways out. It can rest after
// each entity.
export function* segmentsOf(ground: Ground, week: Week): Generator<void, Segments> {
  const replay = week.replay,
    entities = replay?.entities ?? [];
  const end = Math.round((replay?.length ?? 0) * 60);
  const columns = {
    entity: [] as number[],
    from: [] as number[],
    to: [] as number[],
    doing: [] as number[],
    place: [] as number[],
    site: [] as number[],
    back: [] as number[],
    inside: [] as number[],
  };
  const first = new Int32Array(entities.length + 1);
  const siteOf = (part: Part | undefined) => {
    if (!part || part.doing === travels) return -1;
    return (part.doing === stays ? week.zones[part.place] : week.stations[part.place])?.site ?? -1;
  };
  const add = (entity: number, part: Part, site: number, back: boolean) => {
    columns.entity.push(entity);
    columns.from.push(part.from);
    columns.to.push(part.to);
    columns.doing.push(part.doing);
    columns.place.push(part.place);
    columns.site.push(site);
    columns.back.push(back ? 1 : 0);
    columns.inside.push(part.inside ? 1 : 0);
  };
  for (const [entity, flat] of entities.entries()) {
    yield;
    first[entity] = columns.from.length;
    const out = metres[ground.figures[flat[0]!] ?? "thing"].speed > 2 ? 90 : 200;
    const all = flatten(parts(flat));
    all.forEach((part, i) => {
      const next = all[i + 1],
        site = siteOf(part);
      const link = part.doing === travels ? week.links[part.place] : undefined;
      add(entity, part, site, link !== undefined && (siteOf(all[i - 1]) === link.to || siteOf(next) === link.from));
      if (site < 0) return;
      const stay = next && siteOf(next) === site && next.from - part.to <= longestWalk;
      if (stay && next.from > part.to)
        add(entity, { doing: moves, place: -1, from: part.to, to: next.from }, site, false);
      else if (!stay && part.to < end)
        add(entity, { doing: moves, place: -1, from: part.to, to: Math.min(part.to + out, end) }, site, true);
    });
  }
  yield;
  first[entities.length] = columns.from.length;
  return {
    count: columns.from.length,
    first,
    entity: Int32Array.from(columns.entity),
    from: Int32Array.from(columns.from),
    to: Int32Array.from(columns.to),
    doing: Uint8Array.from(columns.doing),
    place: Int32Array.from(columns.place),
    site: Int32Array.from(columns.site),
    inside: Uint8Array.from(columns.inside),
    back: Uint8Array.from(columns.back), // of those that move: whether they leave the site
  };
}
