// A scenario text from the answers of a form: a border post with its gate, its papers and what may come behind them.
// What was not answered stands in it as an assumption that says so, with a wider range. Notes are in the language in
// which the form was filled in, and titles of policies in all of them.

export type StepName = "traffic" | "gate" | "papers" | "scan" | "opening" | "ground" | "neighbour" | "aim";

export type QuestionName =
  | "vehicles" | "busy-from" | "busy-to" | "busy-times"
  | "gate-lanes" | "gate-minutes"
  | "officers-by-day" | "officers-by-night" | "papers-minutes"
  | "scanned" | "scanners" | "scan-minutes"
  | "opened" | "bays" | "opening-minutes"
  | "hectares"
  | "neighbour-from" | "neighbour-to" | "neighbour-lanes" | "neighbour-minutes"
  | "aim-hours";

export interface Question {
  name: QuestionName;
  kind: "number" | "hour";
  unit: "day" | "times" | "lanes" | "officers" | "minutes" | "share" | "scanners" | "bays" | "hectares" | "clock" | "hours";
  value: number;
  low: number;
  high: number;
  step: number;
}

// A Step is a group of questions; one that has a switch can be left out of the post.
export interface Step {
  name: StepName;
  optional: boolean;
  questions: Question[];
}

function question(
  name: QuestionName, unit: Question["unit"], value: number, low: number, high: number, step: number,
): Question {
  return { name, kind: unit === "clock" ? "hour" : "number", unit, value, low, high, step };
}

export const steps: Step[] = [
  {
    name: "traffic",
    optional: false,
    questions: [
      question("vehicles", "day", 400, 1, 20000, 10),
      question("busy-from", "clock", 9, 0, 23, 1),
      question("busy-to", "clock", 17, 1, 24, 1),
      question("busy-times", "times", 2, 1, 10, 0.1),
    ],
  },
  {
    name: "gate",
    optional: false,
    questions: [
      question("gate-lanes", "lanes", 2, 1, 60, 1),
      question("gate-minutes", "minutes", 2, 0.1, 240, 0.1),
    ],
  },
  {
    name: "papers",
    optional: false,
    questions: [
      question("officers-by-day", "officers", 5, 1, 300, 1),
      question("officers-by-night", "officers", 4, 0, 300, 1),
      question("papers-minutes", "minutes", 8, 0.1, 240, 0.1),
    ],
  },
  {
    name: "scan",
    optional: true,
    questions: [
      question("scanned", "share", 15, 0.1, 100, 0.1),
      question("scanners", "scanners", 1, 1, 60, 1),
      question("scan-minutes", "minutes", 6, 0.1, 240, 0.1),
    ],
  },
  {
    name: "opening",
    optional: true,
    questions: [
      question("opened", "share", 3, 0.1, 100, 0.1),
      question("bays", "bays", 3, 1, 200, 1),
      question("opening-minutes", "minutes", 75, 1, 1440, 1),
    ],
  },
  { name: "ground", optional: true, questions: [question("hectares", "hectares", 2, 0.1, 500, 0.1)] },
  {
    name: "neighbour",
    optional: true,
    questions: [
      question("neighbour-from", "clock", 8, 0, 23, 1),
      question("neighbour-to", "clock", 20, 1, 24, 1),
      question("neighbour-lanes", "lanes", 4, 1, 60, 1),
      question("neighbour-minutes", "minutes", 5, 0.1, 240, 0.1),
    ],
  },
  { name: "aim", optional: false, questions: [question("aim-hours", "hours", 4, 0.1, 240, 0.1)] },
];

export const timeZones = [
  "Asia/Tashkent", "Asia/Almaty", "Asia/Bishkek", "Asia/Dushanbe", "Asia/Ashgabat", "Asia/Kabul", "Asia/Urumqi",
  "Europe/Moscow", "Europe/Istanbul", "Asia/Tbilisi", "Asia/Baku", "Asia/Tehran", "UTC",
] as const;

export interface Answers {
  title: string;
  timeZone: string;
  // What was answered, by the names of the questions; the others have the form's own value.
  given: Partial<Record<QuestionName, number>>;
  // The steps that are left out.
  without: StepName[];
  // The day of the answers, as 2026-01-31.
  date: string;
}

// valueOf is the answer to a question, or what the form assumes.
export function valueOf(answers: Answers, asked: Question): number {
  return answers.given[asked.name] ?? asked.value;
}

// fits says whether an answer is one that the form allows.
export function fits(asked: Question, value: number): boolean {
  const whole = asked.step < 1 || Number.isInteger(value);
  return Number.isFinite(value) && value >= asked.low && value <= asked.high && whole;
}

// contradictions are the names of questions whose answers do not go together.
export function contradictions(answers: Answers): QuestionName[] {
  const found: QuestionName[] = [];
  const of = reader(answers);
  if (of("busy-from") >= of("busy-to")) found.push("busy-to");
  if (!answers.without.includes("neighbour") && of("neighbour-from") >= of("neighbour-to")) found.push("neighbour-to");
  return found;
}

function reader(answers: Answers): (name: QuestionName) => number {
  const all = new Map(steps.flatMap((step) => step.questions).map((asked) => [asked.name, asked]));
  return (name) => {
    const asked = all.get(name);
    if (!asked) throw new Error("no question " + name);
    return valueOf(answers, asked);
  };
}

type NoteName = Exclude<QuestionName, "busy-from" | "busy-to" | "busy-times" | "neighbour-from" | "neighbour-to" | "aim-hours">;

type PolicyName = "officer-more" | "lane-more" | "growth" | "scanner-more" | "neighbour-round-the-clock";

export type NoteKey = `start.note-${NoteName | "assumed" | "service" | "room" | "neighbour-hours" | "neighbour-hours-given"
  | "source" | "days-alike" | "hours-assumed"}`;

export type TitleKey = `start.policy-${PolicyName}`;

// Words are what a post says: notes in the language of the form, titles in each by its code, English among them.
export interface Words {
  note(key: NoteKey, args?: Record<string, string>): string;
  titles(key: TitleKey): Record<string, string>;
}

// postText is the scenario in karvon's language.
export function postText(answers: Answers, words: Words): string {
  return new Writer(answers, words).text();
}

// shiftOfDay is when officers by day are on duty; those by night have the rest.
const shiftOfDay = ["08:00", "20:00"] as const;

class Writer {
  private readonly of: (name: QuestionName) => number;
  private readonly scan: boolean;
  private readonly opening: boolean;
  private readonly ground: boolean;
  private readonly neighbour: boolean;

  constructor(private readonly answers: Answers, private readonly words: Words) {
    this.of = reader(answers);
    const has = (step: StepName) => !answers.without.includes(step);
    this.scan = has("scan");
    this.opening = has("opening");
    this.ground = has("ground");
    this.neighbour = has("neighbour");
  }

  text(): string {
    return lines(
      "karvon: 1",
      `title: ${quoted(titleOf(this.answers.title))}`,
      "description: >-",
      "  One way through a border post, from a form of karvon studio. What the form was not told is marked as assumed",
      "  and has a wide range.",
      "",
      "assumptions:",
      ...this.assumptions(),
      "",
      `run: {kind: cyclic, time-zone: ${this.answers.timeZone}, warm-up: 1 week, window: 1 week}`,
      "",
      "entities:",
      "  vehicle: {title: a vehicle}",
      "",
      "sites:",
      "  post:",
      "    title: the post",
      ...this.site(),
      "",
      "crossings:",
      "  line: {title: over the border, site: post}",
      "",
      ...this.profile(),
      "",
      ...this.flow(),
      "",
      ...this.policies(),
      "",
      `thresholds: [flow.vehicles.time.p95 < ${plain(this.of("aim-hours"))}h]`,
      "",
      "primary: [flow.vehicles.time.mean, flow.vehicles.time.p95, post.papers.wait.p95]",
    );
  }

  private assumptions(): string[] {
    return [
      ...this.assumption("vehicles", "/day"),
      ...this.assumption("gate-lanes", ""),
      ...this.service("gate-minutes"),
      ...this.assumption("officers-by-day", "", { from: shiftOfDay[0], to: shiftOfDay[1] }),
      ...this.assumption("officers-by-night", ""),
      ...this.service("papers-minutes"),
      ...(this.scan ? [
        ...this.assumption("scanned", "%"),
        ...this.assumption("scanners", ""),
        ...this.service("scan-minutes"),
      ] : []),
      ...(this.opening ? [
        ...this.assumption("opened", "%"),
        ...this.assumption("bays", ""),
        ...this.service("opening-minutes"),
      ] : []),
      ...(this.ground ? [
        ...this.assumption("hectares", " ha"),
        `  room-of-vehicle: {value: 140 m2, range: [110 m2, 165 m2], note: ${quoted(this.words.note("start.note-room"))}}`,
      ] : []),
      ...(this.neighbour ? [
        ...this.assumption("neighbour-lanes", ""),
        ...this.service("neighbour-minutes"),
      ] : []),
    ];
  }

  private asked(name: QuestionName): Question {
    const found = steps.flatMap((step) => step.questions).find((asked) => asked.name === name);
    if (!found) throw new Error("no question " + name);
    return found;
  }

  // range is a fifth about what was answered, and from a half to the double of what was not.
  private range(name: QuestionName): [number, number] {
    const asked = this.asked(name);
    const value = this.of(name);
    const [less, more] = this.given(name) ? [0.8, 1.25] : [0.5, 2];
    const whole = asked.step >= 1;
    const low = whole ? Math.floor(value * less) : Number((value * less).toPrecision(3));
    const high = whole ? Math.ceil(value * more) : Number((value * more).toPrecision(3));
    const least = whole ? Math.min(1, value) : 0.01;
    const most = asked.unit === "share" ? 100 : Number.POSITIVE_INFINITY;
    return [Math.min(value, Math.max(low, least)), Math.max(value, Math.min(high, most))];
  }

  private given(name: QuestionName): boolean {
    return this.answers.given[name] !== undefined;
  }

  private assumption(name: NoteName, unit: string, args: Record<string, string> = {}): string[] {
    return this.entry(name, plain(this.of(name)) + unit, unit, this.words.note(`start.note-${name}`, args));
  }

  private service(name: NoteName): string[] {
    const value = `{gamma: {mean: ${plain(this.of(name))}m, cv: 0.6}}`;
    const where = this.words.note(`start.note-${name}`);
    return this.entry(name, value, "m", this.words.note("start.note-service", { where }));
  }

  private entry(name: QuestionName, value: string, unit: string, meaning: string): string[] {
    const [low, high] = this.range(name);
    const written = [
      `  ${name}:`,
      `    value: ${value}`,
    ];
    if (low < high) written.push(`    range: [${plain(low)}${unit}, ${plain(high)}${unit}]`);
    written.push(...this.where(name, "    ", meaning));
    return written;
  }

  // where says whether a number is the planner's answer or what the form assumes.
  private where(name: QuestionName, indent: string, meaning: string): string[] {
    if (!this.given(name)) {
      const note = this.words.note("start.note-assumed", { meaning });
      return [`${indent}confidence: assumption`, `${indent}note: ${quoted(note)}`];
    }
    return [
      indent + this.source(),
      `${indent}confidence: assumption`,
      `${indent}note: ${quoted(sentence(meaning))}`,
    ];
  }

  private source(): string {
    return `source: {of: ${quoted(this.words.note("start.note-source"))}, date: ${this.answers.date}}`;
  }

  private site(): string[] {
    const stations = [
      "      gate: {title: the gate, servers: $gate-lanes, service: $gate-minutes}",
      "      papers: {title: papers, servers: {schedule: officers}, service: $papers-minutes}",
    ];
    if (this.scan) stations.push("      scanner: {title: the scanner, servers: $scanners, service: $scan-minutes}");
    if (this.opening) {
      stations.push("      opening: {title: bays where cargo is opened, servers: $bays, service: $opening-minutes}");
    }
    if (this.neighbour) stations.push(...this.neighbourStation());
    return [
      ...(this.ground ? [
        "    area: 2 * $hectares",
        "    zones:",
        "      yard: {title: ground where vehicles wait, area: $hectares, space: {vehicle: $room-of-vehicle}}",
      ] : []),
      "    schedules:",
      "      officers:",
      `        - {from: "${shiftOfDay[0]}", to: "${shiftOfDay[1]}", value: $officers-by-day}`,
      `        - {from: "${shiftOfDay[1]}", to: "${shiftOfDay[0]}", value: $officers-by-night}`,
      "    stations:",
      ...stations,
    ];
  }

  private neighbourStation(): string[] {
    const answered = this.given("neighbour-from") && this.given("neighbour-to");
    return [
      "      neighbour:",
      "        title: the neighbour's control",
      "        servers: $neighbour-lanes",
      "        service: $neighbour-minutes",
      "        hours:",
      `          - from: "${clock(this.of("neighbour-from"))}"`,
      `            to: "${clock(this.of("neighbour-to"))}"`,
      `            note: ${quoted(answered
        ? this.words.note("start.note-neighbour-hours-given", { date: this.answers.date })
        : this.words.note("start.note-neighbour-hours"))}`,
    ];
  }

  private profile(): string[] {
    const from = this.of("busy-from");
    const to = this.of("busy-to");
    const hours = Array.from({ length: 24 }, (_, hour) =>
      hour >= from && hour < to ? plain(this.of("busy-times")) : "1");
    const all = this.given("busy-from") && this.given("busy-to") && this.given("busy-times");
    return [
      "profiles:",
      "  by-hour:",
      ...(all ? ["    " + this.source()] : []),
      "    confidence: assumption",
      `    note: ${quoted(this.words.note(all ? "start.note-days-alike" : "start.note-hours-assumed"))}`,
      `    hours: [${hours.join(", ")}]`,
    ];
  }

  private flow(): string[] {
    const journey = ["approach: line", ...(this.ground ? ["enter: yard"] : []), "visit: gate", "visit: papers"];
    if (this.scan) journey.push("choose: [{share: $scanned, do: [{visit: scanner}]}, {share: rest, do: []}]");
    if (this.opening) journey.push("choose: [{share: $opened, do: [{visit: opening}]}, {share: rest, do: []}]");
    if (this.neighbour) journey.push("visit: neighbour");
    if (this.ground) journey.push("leave: yard");
    journey.push("cross: line", "depart");
    return [
      "flows:",
      "  vehicles:",
      "    title: vehicles",
      "    entity: vehicle",
      "    from: post",
      "    arrivals: {rate: $vehicles, profile: by-hour}",
      "    journey:",
      ...journey.map((step) => "      - " + step),
    ];
  }

  private policies(): string[] {
    const written = [
      "policies:",
      ...this.policy("officer-more", {
        "assumptions.officers-by-day": plain(this.of("officers-by-day") + 1),
        "assumptions.officers-by-night": plain(this.of("officers-by-night") + 1),
      }),
      ...this.policy("lane-more", { "assumptions.gate-lanes": plain(this.of("gate-lanes") + 1) }),
      ...this.policy("growth", { "assumptions.vehicles": plain(1.2 * this.of("vehicles")) + "/day" }),
    ];
    if (this.scan) {
      written.push(...this.policy("scanner-more", {
        "assumptions.scanners": plain(this.of("scanners") + 1),
      }));
    }
    if (this.neighbour && this.of("neighbour-to") - this.of("neighbour-from") < 24) {
      written.push(...this.policy("neighbour-round-the-clock", {
        "sites.post.stations.neighbour.hours": '[{from: "00:00", to: "24:00"}]',
      }));
    }
    return written;
  }

  private policy(name: PolicyName, set: Record<string, string>): string[] {
    return [
      `  ${name}:`,
      "    title:",
      ...Object.entries(this.words.titles(`start.policy-${name}`)).map(([code, title]) => `      ${code}: ${quoted(title)}`),
      "    set:",
      ...Object.entries(set).map(([path, value]) => `      ${path}: ${value}`),
    ];
  }
}

function lines(...written: string[]): string {
  return written.join("\n") + "\n";
}

// plain writes a number without an exponent, and without what adding tenths leaves behind.
function plain(value: number): string {
  return String(Number(value.toFixed(3)));
}

function clock(hour: number): string {
  return String(hour).padStart(2, "0") + ":00";
}

// quoted is a text in double quotes, which YAML reads as JSON does.
function quoted(text: string): string {
  return JSON.stringify(text);
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + ".";
}

// titleOf leaves out of a title what cannot be seen, and gives one to a post that has none.
export function titleOf(title: string): string {
  const seen = title.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ").replace(/\s+/g, " ").trim();
  return Array.from(seen).slice(0, 80).join("") || "A post";
}

// nameOf is a name for the file of a post, of the letters that names may have.
export function nameOf(title: string): string {
  const name = titleOf(title).toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[^a-z]+|-+$/g, "").slice(0, 40);
  return name.replace(/-+$/, "") || "post";
}
