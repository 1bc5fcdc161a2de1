// What the page and its host say to each other: the same in both hosts, plain JSON.

export interface Hello {
  version: string;
  // The revision of the engine.
  engine: number;
  host: "server" | "browser";
  readOnly: boolean;
  folder: string;
  // What to begin with: a scenario of the library, or a file of the folder.
  start: string;
  file: string;
  languages: string[];
  // What answers are written as.
  formats: string[];
}

export interface LibraryScenario {
  name: string;
  title: string;
  sentence: string;
  // In other languages than English, as far as the scenario has them.
  titles?: Record<string, string>;
  sentences?: Record<string, string>;
  sites: number;
  flows: number;
  policies: number;
  // Null where none is kept. The picture is SVG without colours.
  verdict: { headline: string; headlines: Record<string, string>; carried: boolean; picture: string } | null;
}

export interface Library {
  scenarios: LibraryScenario[];
}

export interface Mistake {
  file: string;
  line: number;
  column: number;
  endColumn: number;
  path: string;
  message: string;
  hint: string;
  code: string;
}

export interface Policy {
  name: string;
  title: string;
  // The title in other languages than English, as far as the scenario has them.
  titles?: Record<string, string>;
  why: string;
  on: boolean;
}

export interface Setting {
  path: string;
  old: string;
  new: string;
  label: string;
  // Both sides of a change of opening hours; null of any other.
  hours: { was: Open[]; now: Open[] } | null;
}

// How a configuration is run; 0, or null of the seed, is what the scenario says.
export interface RunSettings {
  replications: number;
  seed: number | null;
  days: number;
}

export interface Configuration {
  id: string;
  name: string;
  scenario: string;
  title: string;
  // The title in other languages than English, as far as the scenario has them.
  titles?: Record<string, string>;
  own: boolean;
  hash: string;
  policies: Policy[];
  settings: Setting[];
  run: RunSettings & { defaultReplications: number; defaultSeed: number; defaultDays: number };
  canUndo: boolean;
  canRedo: boolean;
  history: string[];
  warnings: Mistake[];
  command: string;
  sites: { name: string; title: string }[];
  // Days of the observed window.
  window: number;
  primary: string[];
  thresholds: string[];
  // Set where an edit made a mistake: it is kept out, and nothing has changed.
  refused?: Mistake[];
}

// A Lever is a number that can be set; its part is which number of a distribution or of a mapping.
export interface Lever {
  path: string;
  part: string;
  name: string;
  number: number;
  // In the scenario without settings and policies.
  was: number;
  unit: string;
  low: number | null;
  high: number | null;
  meaning: string;
  source: string;
  confidence: string;
  note: string;
  leading: boolean;
  changed: boolean;
}

// Staff is a number that changes through the week, hour by hour from Monday.
export interface Staff {
  path: string;
  site: string;
  name: string;
  hours: number[][];
  most: number;
  // What follows it: stations and resources.
  of: string[] | null;
  // Whether all changes lie on full hours, so that the grid shows all.
  whole: boolean;
  was: number[][] | null;
}

export interface Levers {
  assumptions: Lever[];
  demand: Lever[];
  servers: Lever[];
  hours: Lever[];
  others: Lever[];
  staff: Staff[];
  opening: Opening[];
}

// Open is hours of some days: from and to are minutes since midnight, and a to that is not after from is on the next day.
export interface Open {
  days: number[]; // on which they begin, 0 for Monday
  from: number;
  to: number;
}

// Opening is the opening hours of a site, or of a station that has its own.
export interface Opening {
  path: string;
  site: string;
  of: string; // the station's name in words; empty for the site
  rows: Open[]; // none: round the clock
  was: Open[] | null; // in the scenario; null where they are the same
}

export interface Zone {
  name: string;
  title: string;
  hectares: number;
  places: number;
  kind: string;
}

export interface Station {
  name: string;
  title: string;
  zone: string;
  servers: number;
  kind: string;
  order: number;
  lanes: string[] | null;
  at: [number, number] | null;
}

export interface Site {
  name: string;
  title: string;
  hectares: number;
  at: [number, number] | null;
  zones: Zone[];
  stations: Station[];
  ways: [string, string, number][];
}

export interface Link {
  name: string;
  from: string;
  to: string;
  km: number;
  rail: boolean;
  title: string;
}

export interface Plan {
  sites: Site[];
  links: Link[];
}

export interface Cell {
  text: string;
  numeric?: boolean;
  sort?: number | string | null;
}

export interface Table {
  id: string;
  title: string;
  headers: { text: string; numeric?: boolean }[];
  rows: Cell[][];
  notes: string[] | null;
}

// A View is what a page of an answer holds. Pictures, week and thresholds are read by the parts that draw them.
export interface View {
  kind: string;
  title: string;
  setting: string;
  headline: string;
  points: string[] | null;
  warnings: string[] | null;
  provisional: boolean;
  fingerprint: string;
  hash: string;
  tables: Table[] | null;
  pictures: unknown[] | null;
  week: unknown;
  thresholds: unknown[] | null;
}

export type Event =
  | { job: string; kind: "waiting" }
  | { job: string; kind: "progress"; done: number; of: number; stage?: string; noun?: string; left: number | null }
  | { job: string; kind: "grown"; done: number; of: number; view: View }
  | { job: string; kind: "done"; exit: number; message?: string; view?: View }
  | { job: string; kind: "failed"; exit: number; message?: string }
  | { job: string; kind: "cancelled" };

export interface Choice {
  value: string;
  label: string;
}

export interface Field {
  flag: string;
  label: string;
  help: string;
  kind: "number" | "text" | "choice" | "choices" | "switch";
  choices: Choice[] | null;
  default: string;
  required: boolean;
  further: boolean;
}

// A Difference is a primary one between a configuration and the base, with its interval at one of several looks.
export interface Difference {
  configuration: string;
  name: string;
  unit: string;
  base: number | null;
  mean: number | null;
  low: number | null;
  high: number | null;
  told: "more" | "less" | "same" | "open" | "never";
}

// A Look is what a comparison tells at a look, and how many replications would tell a difference of a size.
export interface Look {
  look: number;
  of: number;
  provisional: boolean;
  confidence: number;
  each: number;
  replications: number;
  differences: Difference[];
  next: number;
  configuration: string;
  difference: string;
  smallest: number;
}

// An Edit sets a value, or a number of it as the levers name it; without both it takes back what was set.
export type Edit = { path: string; value: string } | { path: string; part: string; number: number };

export type EditBody =
  | { id: string; edits: Edit[] }
  | { id: string; staff: Pick<Staff, "path" | "hours"> }
  | { id: string; hours: { path: string; rows: Open[] } }
  | { id: string; policy: string; on: boolean }
  | { id: string; run: RunSettings }
  | { id: string; text: string };

export interface Shared {
  // Behind the # of the page; empty of an own scenario.
  fragment: string;
  // Whether it is an own scenario, which is handed over as a file.
  private: boolean;
  command: string;
  // A file with the changes as a policy; empty where nothing is changed.
  policy: string;
  policyName: string;
  // A name for that file.
  file: string;
  // Of an own scenario.
  text: string;
}

export interface Followed {
  configuration?: Configuration;
  page?: string;
  // Nothing where the link gives the numbers that were seen.
  notice?: "" | "engine" | "scenario";
  refused?: Mistake[];
}

export interface Written {
  name: string;
  type: string;
  base64: string;
}

export type Flags = Record<string, string | number | boolean | string[]>;

// Words is a text by languages, of which English is always there.
export type Words = { en: string } & Record<string, string>;

export interface Taught {
  name: string;
  number: number;
  title: Words;
  summary: Words;
  questions: string[];
  // A file of the folder.
  own: boolean;
  // Of one that cannot be read.
  refused: Mistake[];
}

export interface LessonOption {
  text: Words;
  above: number | null;
  below: number | null;
}

export type LessonUnit = "s" | "min" | "h" | "percent" | "times" | "count" | "";

export interface LessonQuestion {
  name: string;
  text: Words;
  figure: "value" | "difference" | "ratio" | "told" | "largest" | "narrowing" | "luck";
  of: string[];
  metric: string;
  unit: LessonUnit;
  replications: number[];
  // Share of the figure by which a number may be off; 0 where there are options.
  tolerance: number;
  options: LessonOption[];
  exact: { value: number; text: Words } | null;
  after: Words;
}

export interface Lesson {
  name: string;
  number: number;
  title: Words;
  summary: Words;
  text: Words;
  configurations: { name: string; title: Words; policies: string[]; settings: string[] }[];
  questions: LessonQuestion[];
  end: Words;
  // The scenario: its file and text, or a name of the library and no text.
  file: string;
  body: string;
}

// A Prediction is the place of an option, from 0, or a number in the question's unit.
export type Prediction = { option: number } | { number: number };

export interface LessonNumber {
  mean: number | null;
  low: number | null;
  high: number | null;
  confidence: number;
}

export interface Judgement {
  verdict: "right" | "wrong" | "open";
  figure: LessonNumber | null;
  unit: LessonUnit;
  // That holds; -1 for none.
  option: number;
  sides: LessonNumber[];
  sideUnit: LessonUnit;
  // Of a number: where the figure lies where it is right.
  least: number;
  most: number;
  replications: number;
}

// Opened is a configuration, or the mistakes for which there is none.
export type Opened = Configuration | { id: ""; refused: Mistake[] };

type Id = { id: string };
type Nothing = Record<string, never>;

// Calls are the calls by their names: what is said, and what is answered.
export interface Calls {
  hello: [Nothing, Hello];
  library: [Nothing, Library];
  open: [{ scenario: string } | { name: string; text: string }, Opened];
  configuration: [Id, Configuration];
  edit: [EditBody, Configuration];
  undo: [Id, Configuration];
  redo: [Id, Configuration];
  duplicate: [{ id: string; name?: string }, Configuration];
  rename: [{ id: string; name: string }, Configuration];
  close: [Id, unknown];
  levers: [Id, Levers];
  text: [Id, { text: string; file: string; own?: boolean }];
  check: [{ id: string; text: string }, { mistakes: Mistake[] | null; warnings: Mistake[] | null }];
  ask: [
    | { id: string; question: string; options?: Flags; language?: string }
    | { ids: string[]; question: "compare"; options?: Flags; language?: string },
    { job: string; command?: string },
  ];
  cancel: [{ job: string }, unknown];
  view: [{ job: string }, View];
  write: [{ job: string; format: string }, Written];
  day: [{ id: string; replication: number; day: number }, { job: string }];
  plan: [Id, Plan];
  share: [{ id: string; page?: string }, Shared];
  follow: [{ fragment: string }, Followed];
  forms: [{ id: string; question: string }, { fields: Field[]; lacks: string }];
  lessons: [Nothing, { lessons: Taught[] }];
  lesson: [{ name: string }, Lesson | { name: string; refused: Mistake[] }];
  // What a question has run, so many times as often as it says.
  pose: [{ lesson: string; question: string; times?: number }, { jobs: string[]; commands: string[] }];
  judge: [{ lesson: string; question: string; prediction: Prediction; jobs: string[] }, Judgement];
  looks: [{ job: string; look: number; configuration?: string; difference?: string; smallest?: number }, Look];
  // Calls of the host that has a folder. An edition names what a file holds, so that nobody's work is written over.
  files: [Nothing, { files: string[]; write: boolean }];
  openFile: [{ file: string }, { configuration: Opened; edition: string }];
  save: [{ file: string; was: string; text: string } | { file: string; was: string; base64: string }, Saved];
}

export interface Saved {
  file: string;
  edition: string;
}
