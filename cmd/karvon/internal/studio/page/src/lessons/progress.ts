// What a student has answered: kept in this browser, and running questions in this tab.

import { effect, signal } from "@preact/signals";
import { call, type Event, type Judgement, type Prediction } from "../api";
import { t } from "../language";
import { complain, ended, jobs } from "../state";

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

export const answered = signal<Kept>(stored());

function stored(): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof found === "object" && found !== null ? (found as Kept) : {};
  } catch {
    return {};
  }
}

function keep(all: Kept): void {
  answered.value = all;
  try {
    localStorage.setItem(key, JSON.stringify(all));
  } catch {
    // A full or forbidden storage keeps nothing; the page works without.
  }
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

// predict has the question simulated, and keeps what that says of a prediction.
export async function predict(lesson: string, question: string, prediction: Prediction, times: number): Promise<void> {
  const at = runningKey(lesson, question);
  if (running.value.has(at)) return;
  runs(at, { jobs: [] });
  try {
    const posed = await call("pose", { lesson, question, times });
    runs(at, { jobs: posed.jobs });
    for (const event of await Promise.all(posed.jobs.map(last))) {
      if (event.kind === "cancelled") throw new Error(t("lessons.stopped"));
      if (event.kind === "failed") throw new Error(event.message || t("answers.failed"));
    }
    const judgement = await call("judge", { lesson, question, prediction, jobs: posed.jobs });
    noted(lesson, question, { prediction, judgement, times, commands: posed.commands });
  } catch (error) {
    complain(error);
  }
  runs(at, null);
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
