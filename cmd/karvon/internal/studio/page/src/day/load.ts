// The day that is seen: asked of the host, and kept while the reader looks at other parts of the page.

import { signal } from "@preact/signals";
import { call, type Configuration } from "../api";
import { breath, inSlices } from "../slices";
import { tried } from "../state";
import { Clock } from "./clock";
import { worst } from "./counts";
import { Course } from "./course";
import { homeOf, type Ground, type Week } from "./ground";

export interface Shown {
  id: string;
  hash: string;
  replication: number; // from 1
  day: number; // of the window, from 1
  course: Course;
  clock: Clock;
  site: number;
}

export interface Asked {
  job: string;
  id: string;
  hash: string;
  replication: number;
  day: number;
  ground: Ground;
}

export const shown = signal<Shown | null>(null);
export const asked = signal<Asked | null>(null);

// begin has the host simulate a day; null where it refuses.
export async function begin(of: Configuration, replication: number, day: number): Promise<Asked | null> {
  const answers = await tried(Promise.all([call("plan", { id: of.id }), call("day", { id: of.id, replication, day })]));
  return (
    answers && {
      job: answers[1].job,
      id: of.id,
      hash: of.hash,
      replication,
      day,
      ground: answers[0] as unknown as Ground,
    }
  );
}

// ask begins a day that is to be shown.
export async function ask(of: Configuration, replication: number, day: number): Promise<void> {
  const begun = await begin(of, replication, day);
  if (begun) asked.value = begun;
}

let making: Asked | null = null;

// take shows a day that the host has simulated: at its fullest hour at first, afterwards at the second that was seen.
export async function take(of: Asked, week: Week): Promise<void> {
  if (making === of) return;
  making = of;
  const course = await inSlices(Course.made(of.ground, week));
  await breath(); // what is drawn of it has a frame of its own
  making = null;
  if (asked.peek() !== of) return; // another day was asked for meanwhile
  const before = shown.peek(),
    clock = new Clock(course.length);
  const same = before?.id === of.id;
  const site = same ? before.site : homeOf(of.ground);
  clock.seek(same ? before.clock.second.peek() : worst(course, site));
  before?.clock.pause();
  shown.value = { ...of, course, clock, site };
  asked.value = null;
}
