// What the page and its host say to each other: the same in both hosts, plain JSON.

export interface Hello {
  version: string;
  revision: string;
  host: "server" | "browser";
  readOnly: boolean;
  folder: string;
  start: string;
  languages: string[];
}

export interface LibraryScenario {
  name: string;
  title: string;
  sentence: string;
  verdict: string;
  carried: boolean | null;
  sites: number;
  flows: number;
  picture: string;
}

export interface Library {
  scenarios: LibraryScenario[];
  files: string[];
}

export interface Mistake {
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
  why: string;
  on: boolean;
}

export interface Setting {
  path: string;
  old: string;
  new: string;
  label: string;
}

export interface RunSettings {
  replications: number;
  seed: number;
  days: number;
  defaultReplications: number;
  defaultSeed: number;
}

export interface Configuration {
  id: string;
  name: string;
  scenario: string;
  title: string;
  own: boolean;
  hash: string;
  policies: Policy[];
  settings: Setting[];
  run: RunSettings;
  canUndo: boolean;
  canRedo: boolean;
  history: string[];
  warnings: Mistake[];
  command: string;
  // Set where an edit made a mistake: it is kept out, and nothing has changed.
  refused?: Mistake[];
}

export interface Lever {
  path: string;
  name: string;
  part: string;
  value: number;
  text: string;
  unit: string;
  low: number | null;
  high: number | null;
  step: number;
  meaning: string;
  source: string;
  confidence: string;
  note: string;
  sites: string[];
  leading: boolean;
  changed: boolean;
}

export interface Staff {
  path: string;
  name: string;
  site: string;
  unit: string;
  days: string[];
  hours: number[][];
  pattern: string;
  max: number;
}

export interface Levers {
  assumptions: Lever[];
  others: Lever[];
  staff: Staff[];
  servers: Lever[];
  demand: Lever[];
  hours: Lever[];
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
  | { job: string; kind: "progress"; done: number; of: number; stage: string; left: number | null }
  | { job: string; kind: "grown"; done: number; of: number; view: View }
  | { job: string; kind: "done"; exit: number; message: string; view: View }
  | { job: string; kind: "failed"; exit: number; message: string }
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
  default: string | string[];
  required: boolean;
}

export interface Edit {
  path: string;
  value: string;
}

export type EditBody =
  | { id: string; edits: Edit[]; label?: string }
  | { id: string; policy: string; on: boolean; label?: string }
  | { id: string; run: { replications?: number; seed?: number; days?: number }; label?: string }
  | { id: string; text: string; label?: string };

export interface Shared {
  fragment: string;
  command: string;
  policy: string;
  policyName: string;
  private: boolean;
}

export interface Written {
  name: string;
  type: string;
  base64: string;
}

export type Flags = Record<string, string | number | boolean | string[]>;

type Id = { id: string };
type Nothing = Record<string, never>;

// Calls are the calls by their names: what is said, and what is answered.
export interface Calls {
  hello: [Nothing, Hello];
  library: [Nothing, Library];
  open: [{ scenario: string } | { file: string } | { name: string; text: string }, Configuration];
  configuration: [Id, Configuration];
  edit: [EditBody, Configuration];
  undo: [Id, Configuration];
  redo: [Id, Configuration];
  duplicate: [{ id: string; name?: string }, Configuration];
  rename: [{ id: string; name: string }, Configuration];
  close: [Id, unknown];
  levers: [Id, Levers];
  text: [Id, { text: string; file: string }];
  check: [{ id: string; text: string }, { mistakes: Mistake[] | null; warnings: Mistake[] | null }];
  ask: [
    { id: string; question: string; options?: Flags } | { ids: string[]; question: "compare"; options?: Flags },
    { job: string },
  ];
  cancel: [{ job: string }, unknown];
  view: [{ job: string }, View];
  write: [{ job: string; format: string }, Written];
  day: [{ id: string; replication: number; day: number }, { job: string }];
  plan: [Id, Plan];
  share: [{ id: string; page?: string }, Shared];
  follow: [{ fragment: string }, { configuration: Configuration; page: string; notice: string }];
  save: [{ id: string; file: string; what: "policy" | "text" | "base64"; text?: string; base64?: string }, unknown];
  forms: [{ id: string; question: string }, { fields: Field[] }];
}
