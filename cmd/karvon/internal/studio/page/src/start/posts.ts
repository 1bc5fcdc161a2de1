// A program of .ci/page: posts as the form makes them of answers at the ends of what it allows, each written as a file
// into the folder that is named. Go's tests read them as karvon does.

import { writeFileSync } from "node:fs";
import { argv } from "node:process";
import { postText, steps, type Answers, type Question, type StepName } from "./post";

Object.assign(globalThis, { localStorage: { getItem: () => null, setItem: () => {} } });
Object.defineProperty(globalThis, "navigator", { value: { languages: ["en"] } });
const { inEach, language, t } = await import("../language");

const questions = steps.flatMap((step) => step.questions);
const optional = steps.filter((step) => step.optional).map((step) => step.name);

function all(value: (asked: Question) => number): Answers["given"] {
  return Object.fromEntries(questions.map((asked) => [asked.name, value(asked)]));
}

const wholeDay = { "busy-from": 0, "busy-to": 24, "neighbour-from": 0, "neighbour-to": 24 };

const posts: Record<string, Partial<Answers>> = {
  assumed: {},
  answered: { given: all((asked) => asked.value) },
  bare: { without: optional },
  least: { given: all((asked) => asked.low) },
  most: { given: { ...all((asked) => asked.high), ...wholeDay } },
  "few-and-slow": { given: { ...all((asked) => asked.high), ...wholeDay, vehicles: 1 } },
  "many-and-fast": { given: { ...all((asked) => asked.low), vehicles: 20000, "gate-lanes": 60 } },
  "no-night": { given: { "officers-by-night": 0 } },
  "all-scanned-and-opened": { given: { scanned: 100, opened: 100 } },
  "one-busy-hour": { given: { "busy-from": 23, "busy-to": 24, "busy-times": 10 } },
  tenths: { given: { hectares: 0.3, scanned: 0.7, "papers-minutes": 7.7, "aim-hours": 1.1, "busy-times": 1.3 } },
  "strange-title": { title: "Post: \"A\" # {b} \\ 'c' — Яллама\u0000\n- d", timeZone: "UTC" },
};
for (const step of optional) {
  posts["without-" + step] = { without: [step] };
  posts["only-" + step] = { without: optional.filter((other: StepName) => other !== step) };
}

const folder = argv[2] ?? ".";
function write(file: string, part: Partial<Answers>): void {
  const answers: Answers = { title: file, timeZone: "Asia/Tashkent", given: {}, without: [], date: "2026-01-31", ...part };
  writeFileSync(`${folder}/${file}.yaml`, postText(answers, { note: t, titles: inEach }));
}

for (const [name, part] of Object.entries(posts)) write(name, part);
for (const code of ["ru", "uz", "kk"] as const) {
  language.value = code;
  write("assumed-" + code, {});
  write("answered-" + code, posts["answered"] ?? {});
}
