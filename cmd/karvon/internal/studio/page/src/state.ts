// What the page knows, as signals: the configurations that are open, the jobs and their latest events.

import { computed, signal } from "@preact/signals";
import { call, events, Refusal, type Configuration, type Event, type Hello, type View } from "./api";
import { t } from "./language";
import { route } from "./routes";

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

// A Job is a question that was asked, with the latest event that tells of it and the latest view that one brought.
export interface Job {
  job: string;
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

function take(event: Event): void {
  const known = jobs.value.get(event.job);
  const view = "view" in event && event.view ? event.view : (known?.view ?? null);
  jobs.value = new Map(jobs.value).set(event.job, { job: event.job, event, view });
}

// said is what a screen reader is told; fault is what the banner says of a mistake.
export const said = signal("");
export const fault = signal("");
export const heard = signal(true);

export function say(sentence: string): void {
  said.value = sentence;
}

// complain shows a mistake in the banner, which stays until it is closed or something else is done well.
export function complain(error: unknown): void {
  fault.value = sentenceOf(error);
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal && error.code === "unheard") return t("shell.unheard");
  return error instanceof Error ? error.message : String(error);
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

// begin greets the host, and listens to it.
export async function begin(): Promise<void> {
  events(take, (now) => (heard.value = now));
  hello.value = await tried(call("hello", {}));
}
