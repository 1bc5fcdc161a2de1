// What a student has answered: kept in this browser, and running questions in this tab.

import { effect, signal } from "@preact/signals";
import { call, inBrowser, Refusal, type Event, type Judgement, type Prediction } from "../api";
import { t } from "../language";
import { complain, ended, jobs, take } from "../state";
import { always, inTab, store, storedList, storedRecord } from "../storage";

// Answered is a question that is done with: judged, or skipped.
export interface Answered {
  prediction: Prediction | null;
  judgement: Judgement | null;
  // How many times as many replications as the question says.
  times: number;
  commands: string[];
}

type Kept = Record<string, Record<string, Answered>>;

const key = "karvon.lessons";

export const answered = signal<Kept>(storedRecord(always, key));

function keep(all: Kept): void {
  answered.value = all;
  store(always, key, all);
}

// noted keeps what became of a question; without anything it is open again.
export function noted(lesson: string, question: string, what: Answered | null): void {
  const { [question]: _, ...others } = answered.value[lesson] ?? {};
  keep({ ...answered.value, [lesson]: what ? { ...others, [question]: what } : others });
}

export function forget(lesson: string): void {
  const { [lesson]: _, ...others } = answered.value;
  keep(others);
}

// doneOf counts the questions of a lesson that are done with.
export function doneOf(lesson: string, questions: string[]): number {
  return questions.filter((name) => answered.value[lesson]?.[name]).length;
}

// A Running question is being simulated, by jobs that may not have begun yet.
export interface Running {
  jobs: string[];
}

export const running = signal<ReadonlyMap<string, Running>>(new Map());

export function runningKey(lesson: string, question: string): string {
  return lesson + "/" + question;
}

function runs(at: string, what: Running | null): void {
  const all = new Map(running.value);
  if (what) all.set(at, what);
  else all.delete(at);
  running.value = all;
}

// A Pending question runs, and is kept in this tab for when the page is loaded anew.
interface Pending {
  lesson: string;
  question: string;
  prediction: Prediction;
  times: number;
  jobs: string[];
  commands: string[];
}

const pendingKey = "karvon.lessons.running";

const pending = (): Pending[] => storedList(inTab, pendingKey);

// keepRunning keeps a question as it runs, or lets it go.
function keepRunning(p: Pending, goes: boolean): void {
  const others = pending().filter((other) => other.lesson !== p.lesson || other.question !== p.question);
  store(inTab, pendingKey, goes ? [...others, p] : others);
}

// predict has the question simulated, and keeps what that says of a prediction.
export async function predict(lesson: string, question: string, prediction: Prediction, times: number): Promise<void> {
  await pursue({ lesson, question, prediction, times, jobs: [], commands: [] });
}

let resumed = false;

// resume goes on with the questions that ran when the page was loaded anew.
export function resume(): void {
  if (!resumed) for (const p of pending()) void pursue(p);
  resumed = true;
}

async function pursue(p: Pending): Promise<void> {
  const at = runningKey(p.lesson, p.question);
  if (running.value.has(at)) return;
  runs(at, { jobs: [] });
  try {
    const { lesson, question, prediction, times } = p;
    if (!(await knows(p.jobs))) {
      keepRunning({ ...p, jobs: [] }, true);
      p = { ...p, ...(await call("pose", { lesson, question, times })) };
    }
    keepRunning(p, true);
    runs(at, { jobs: p.jobs });
    for (const event of await Promise.all(p.jobs.map(last))) {
      if (event.kind === "cancelled") throw new Error(t("lessons.stopped"));
      if (event.kind === "failed") throw new Error(event.message || t("answers.failed"));
    }
    const judgement = await call("judge", { lesson, question, prediction, jobs: p.jobs });
    noted(lesson, question, { prediction, judgement, times, commands: p.commands });
    keepRunning(p, false);
  } catch (error) {
    // What a host that is not heard was asked goes on when the page is loaded anew.
    if (!(error instanceof Refusal && error.code === "unheard")) keepRunning(p, false);
    complain(error);
  }
  runs(at, null);
}

// knows says whether the host has the jobs of a question still, and takes what it told of them last. A host in the
// browser has begun anew with the page.
async function knows(ids: string[]): Promise<boolean> {
  if (ids.length === 0 || inBrowser()) return false;
  const found = await Promise.all(ids.map((job) => call("view", { job }).catch(() => null)));
  const events = found as unknown as (Event | null)[];
  if (events.some((event) => !event || event.kind === "cancelled" || event.kind === "failed")) return false;
  for (const event of events) if (event && !jobs.value.has(event.job)) take(event);
  return true;
}

// last waits for the event that ends a job.
function last(job: string): Promise<Event> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      const event = jobs.value.get(job)?.event;
      if (!event || !ended(event)) return;
      resolve(event);
      queueMicrotask(() => stop());
    });
  });
}
