// What the page knows, as signals: the configurations that are open, the jobs and their latest events.

import { computed, signal } from "@preact/signals";
import { call, events, Refusal, type Configuration, type Event, type Flags, type Hello, type View } from "./api";
import { spoken, t } from "./language";
import { route } from "./routes";
import { wrongOf } from "./worker/folder";

export const hello = signal<Hello | null>(null);

// configurations are those that are open, in the order in which they were opened.
export const configurations = signal<Configuration[]>([]);

const currentId = signal("");

// current is the configuration of the page: that of the address, or else the latest one.
export const current = computed<Configuration | null>(() => {
  const open = configurations.value;
  return open.find((c) => c.id === route.value.id) ?? open.find((c) => c.id === currentId.value) ?? open.at(-1) ?? null;
});

// hold keeps a configuration as the host has just given it, and makes it the current one.
export function hold(given: Configuration): Configuration {
  const open = configurations.value;
  const known = open.some((c) => c.id === given.id);
  configurations.value = known ? open.map((c) => (c.id === given.id ? given : c)) : [...open, given];
  currentId.value = given.id;
  return given;
}

export function release(id: string): void {
  configurations.value = configurations.value.filter((c) => c.id !== id);
}

// What was asked: of which configurations, with which of their edits.
export interface Asked {
  ids: string[];
  hashes: string[];
  question: string;
  options: Flags;
}

// A Job is a question that was asked, with the latest event that tells of it and the latest view that one brought.
export interface Job {
  job: string;
  asked: Asked | null;
  event: Event | null;
  view: View | null;
}

export const jobs = signal<ReadonlyMap<string, Job>>(new Map());

export function job(id: string): Job | undefined {
  return jobs.value.get(id);
}

// ended says whether nothing more comes of a job.
export function ended(event: Event | null | undefined): boolean {
  return event?.kind === "done" || event?.kind === "failed" || event?.kind === "cancelled";
}

// take holds an event of the host as the latest of its job.
export function take(given: Event): void {
  const event = given.kind === "failed" ? { ...given, message: inFiles(given.message ?? "") } : given;
  const known = jobs.value.get(event.job);
  const view = "view" in event && event.view ? event.view : (known?.view ?? null);
  jobs.value = new Map(jobs.value).set(event.job, { job: event.job, asked: known?.asked ?? null, event, view });
}

// ask begins a job; its events come into jobs, where it stands with what was asked. A mistake goes into the banner.
export async function ask(ids: string[], question: string, options: Flags = {}): Promise<string | null> {
  const hashes = ids.map((id) => configurations.value.find((c) => c.id === id)?.hash ?? "");
  const said = spoken();
  const body = question === "compare"
    ? { ids, question: "compare" as const, options, language: said }
    : { id: ids[0] ?? "", question, options, language: said };
  const begun = await tried(call("ask", body));
  if (!begun) return null;
  const known = jobs.value.get(begun.job); // an event can be here before the answer is
  const asked: Asked = { ids, hashes, question, options };
  const entry: Job = { job: begun.job, event: null, view: null, ...known, asked };
  jobs.value = new Map(jobs.value).set(begun.job, entry);
  return begun.job;
}

// latest is the last job that was asked a question of one configuration, as it is now unless any will do.
export function latest(id: string, question: string, any = false): Job | null {
  const hash = configurations.value.find((c) => c.id === id)?.hash;
  const fitting = [...jobs.value.values()].filter(({ asked }) =>
    asked?.question === question && asked.ids[0] === id && (any || asked.hashes[0] === hash));
  return fitting.at(-1) ?? null;
}

// said is what a screen reader is told; fault is what the banner says of a mistake.
export const said = signal("");
export const fault = signal("");
export const heard = signal<"heard" | "unheard" | "refused">("heard");

export function say(sentence: string): void {
  said.value = sentence;
}

// complain shows a mistake in the banner, which stays until it is closed or something else is done well.
export function complain(error: unknown): void {
  fault.value = sentenceOf(error);
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal && error.code === "unheard") return t("shell.unheard");
  if (error instanceof Refusal && error.code === "cut") return t("shell.link-cut");
  return inFiles(error instanceof Error ? error.message : String(error));
}

// inFiles says in the language of the page what a sentence of the host says of a file; others stay.
function inFiles(sentence: string): string {
  const found = wrongOf(sentence);
  return found ? t(`shell.file-${found.wrong}`, { file: found.file }) : sentence;
}

// tried does something with the host; a mistake goes into the banner, and null comes back.
export async function tried<T>(doing: Promise<T>): Promise<T | null> {
  try {
    const answer = await doing;
    fault.value = "";
    return answer;
  } catch (error) {
    complain(error);
    return null;
  }
}

// ready says whether the host was greeted and what was open is open again.
export const ready = signal(false);

// unbegun is why the host could not be greeted.
export const unbegun = signal<unknown>(null);

// begin greets the host, and listens to it.
export async function begin(): Promise<void> {
  events(take, (now) => (heard.value = now));
  hello.value = await call("hello", {}).catch((error: unknown) => {
    unbegun.value = error;
    return null;
  });
}
