// What the host gives of a day: the ground of the sites, and who was where. The types are those of the Go packages
// ground and document.

export type FigureName = "truck" | "car" | "bus" | "train" | "person" | "paper" | "thing";

// A Box is in metres from the upper left corner of its site.
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Point = [number, number];

export interface GroundZone extends Box {
  index: number;
  name: string;
  title: string;
  hectares: number; // 0 where unknown
  places: number; // 0 without a limit
  kind: "holding" | "idle";
  figure: FigureName;
  toward: 1 | -1;
  lots: Box;
}

export interface GroundStation extends Box {
  index: number;
  name: string;
  title: string;
  zone: number; // -1 outside all zones
  servers: number;
  columns: number;
  rows: number;
  order: number;
  figure: FigureName;
  toward: 1 | -1;
  queue: Box;
  lanes: string[];
}

export interface Gate {
  x: number;
  y: number;
  link: number; // -1 for the world around
  right: boolean;
}

export interface Place {
  kind: "zone" | "station" | "gate";
  index: number; // of a gate: in its site; otherwise in the scenario
}

export interface Way {
  from: Place;
  to: Place;
  flows: number;
  points: Point[];
}

export interface GroundSite {
  index: number;
  name: string;
  title: string;
  hectares: number;
  at: Point | null; // longitude, latitude
  width: number;
  height: number;
  core: Box;
  parts: (Box & { figure: FigureName })[];
  countries: string[];
  border: number | null;
  zones: GroundZone[];
  stations: GroundStation[];
  gates: Gate[];
  ways: Way[];
}

export interface GroundLink {
  index: number;
  name: string;
  title: string;
  from: number;
  to: number;
  km: number;
  rail: boolean;
}

export interface Ground {
  sites: GroundSite[];
  links: GroundLink[];
  figures: FigureName[]; // by flow
  from: string; // date of the window's first day; empty where days have no date
}

export interface Band {
  mean: number[] | null;
  low: number[] | null;
  high: number[] | null;
}

export interface WeekStation {
  name: string;
  title: string;
  site: number;
  queue: Band;
  busy: number[] | null;
  duty: number[] | null;
  used: boolean;
}

export interface Replay {
  start: number; // minutes since the local Monday's midnight
  length: number; // minutes
  share: number; // of the entities that are shown
  entities: number[][] | null;
}

export interface Week {
  bin: number; // minutes
  start: number; // of the window, minutes since the local Monday's midnight
  clock: string; // whose clock that is
  main: number;
  stations: WeekStation[];
  zones: { name: string; title: string; site: number }[];
  flows: { name: string; title: string; class: string }[];
  sites: { name: string; title: string; at: Point | null }[];
  links: { name: string; title: string; from: number; to: number; rail: boolean }[];
  borders: {
    coasts: number[][] | null;
    borders: number[][] | null;
    names: Record<string, [number, number, number][]>;
  } | null;
  replay: Replay | null;
}

// metres tells how large a figure is, and what it takes of a queue and of a place to stand.
export const metres: Record<FigureName, { length: number; width: number; pitch: number; lane: number; speed: number }> =
  {
    truck: { length: 16.5, width: 2.6, pitch: 20, lane: 4, speed: 5 },
    bus: { length: 12, width: 2.6, pitch: 15, lane: 4, speed: 5 },
    car: { length: 4.6, width: 1.9, pitch: 7, lane: 3.2, speed: 6 },
    train: { length: 280, width: 3.2, pitch: 300, lane: 8, speed: 8 },
    person: { length: 0.7, width: 0.7, pitch: 1.2, lane: 1, speed: 1.4 },
    paper: { length: 1.2, width: 0.9, pitch: 1.5, lane: 1.5, speed: 3 },
    thing: { length: 3, width: 3, pitch: 4, lane: 4, speed: 4 },
  };

// homeOf gives the site with the most stations.
export function homeOf(ground: Ground): number {
  let best = 0;
  ground.sites.forEach((site, i) => {
    if (site.stations.length > ground.sites[best]!.stations.length) best = i;
  });
  return best;
}
