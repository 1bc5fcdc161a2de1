// Questions that were asked in this tab: after a reload their answers are fetched again, as long as the host has them.

import { effect } from "@preact/signals";
import { call, type Event } from "../api";
import { jobs, type Asked, type Job } from "../state";
import { inTab, store, storedList } from "../storage";

interface Kept {
  job: string;
  asked: Asked;
}

const askedKey = "karvon.asked";
const most = 20;

let begun = false;

// keepAnswers fetches what was asked before, and from then on keeps what is asked.
export function keepAnswers(): void {
  if (begun) return;
  begun = true;
  void Promise.all(storedList<Kept>(inTab, askedKey).map(fetched)).then((found) => {
    const before = found.filter((job) => job !== null && !jobs.value.has(job.job)) as Job[];
    if (before.length > 0) jobs.value = new Map([...before.map((job) => [job.job, job] as const), ...jobs.value]);
    effect(() => keep([...jobs.value.values()]));
  });
}

function keep(all: Job[]): void {
  store(inTab, askedKey, all.flatMap(({ job, asked }) => (asked ? [{ job, asked }] : [])).slice(-most));
}

// fetched is a job with the last that the host told of it; null where it knows it no more.
async function fetched({ job, asked }: Kept): Promise<Job | null> {
  try {
    const event = (await call("view", { job })) as unknown as Event;
    return event.job === job ? { job, asked, event, view: "view" in event && event.view ? event.view : null } : null;
  } catch {
    return null;
  }
}
