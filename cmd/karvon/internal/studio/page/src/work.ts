// What survives a reload, and a restart of the host: recent work in localStorage, as links and own texts; what is open
// in this tab in sessionStorage.

import { effect, signal } from "@preact/signals";
import { call, Refusal, type Configuration, type Edit, type Followed, type Opened, type RunSettings } from "./api";
import { open } from "./change";
import { openFile } from "./files";
import { isOf } from "./edit/settings";
import { nameOf } from "./names";
import { address, pages, route } from "./routes";
import { configurations, hello, hold, say, tried } from "./state";
import { always, inTab, store, storedList } from "./storage";
import { t, translated } from "./language";

// A Work is a configuration as it was left: a link to it, or, where that would not hold its text, the text and the edits.
export interface Work {
  key: string;
  name: string;
  file: string; // of an own scenario
  title: string;
  titles?: Record<string, string>;
  changes: number;
  time: number;
  fragment: string;
  text: string | null;
  edits: Edit[];
  policies: string[];
  run: RunSettings;
}

interface Open {
  id: string;
  key: string;
  hash: string;
}

const workKey = "karvon.work";
const openKey = "karvon.open";
const most = 12;

export const work = signal<Work[]>(storedList(always, workKey));

let tab: Open[] = storedList(inTab, openKey);

// changesOf counts what differs from the scenario.
export function changesOf(c: Configuration): number {
  return c.settings.length + c.policies.filter((policy) => policy.on).length;
}

// changedIn says in short what differs from the scenario.
export function changedIn(c: Configuration): string {
  const policies = c.policies.filter((policy) => policy.on).map((policy) => translated(policy.title, policy.titles) || policy.name);
  const settings = c.settings.map((setting) => `${nameOf(setting.path)}: ${isOf(setting)}`);
  return [...policies, ...settings].join("; ") || t("shell.as-it-was");
}

async function keep(c: Configuration): Promise<void> {
  const entry = tab.find((known) => known.id === c.id) ?? { id: c.id, key: crypto.randomUUID(), hash: "" };
  entry.hash = c.hash;
  tab = [...tab.filter((known) => known.id !== c.id), entry];
  store(inTab, openKey, tab);
  try {
    const shared = await call("share", { id: c.id });
    const text = shared.private ? shared.text : null;
    const { replications, seed, days } = c.run;
    const kept: Work = {
      key: entry.key, name: c.name, file: c.scenario, title: c.title, titles: c.titles, changes: changesOf(c),
      time: Date.now(), fragment: shared.fragment, text, edits: c.settings.map(({ path, new: value }) => ({ path, value })),
      policies: c.policies.filter((policy) => policy.on).map((policy) => policy.name),
      run: { replications, seed, days },
    };
    work.value = [kept, ...storedList<Work>(always, workKey).filter((w) => w.key !== entry.key)].slice(0, most);
    store(always, workKey, work.value);
  } catch {
    // What cannot be kept now is kept with its next change.
  }
}

// stateOf tells one state of a configuration from another: how it is run and a comment in its text are no part of its
// hash.
export function stateOf(c: Configuration): string {
  return JSON.stringify([c.hash, c.name, c.own, c.command, c.history.length, c.settings.length]);
}

// watchWork keeps every configuration shortly after it has changed.
export function watchWork(): void {
  const kept = new Map<string, string>();
  let timer = 0;
  effect(() => {
    const all = configurations.value;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      for (const c of all) {
        const state = stateOf(c);
        if (kept.get(c.id) === state) continue;
        kept.set(c.id, state);
        void keep(c);
      }
    }, 400);
  });
}

// forget takes a work out of the list.
export function forget(key: string): void {
  work.value = work.value.filter((w) => w.key !== key);
  store(always, workKey, work.value);
}

// shut closes a configuration; its work stays in the list.
export async function shut(id: string): Promise<void> {
  tab = tab.filter((known) => known.id !== id);
  store(inTab, openKey, tab);
  configurations.value = configurations.value.filter((c) => c.id !== id);
  await tried(call("close", { id }));
}

// resume opens a work anew, as it was left.
export async function resume(kept: Work): Promise<Configuration> {
  let c = kept.text === null
    ? followed(await call("follow", { fragment: kept.fragment }))
    : loaded(await call("open", { name: kept.file || kept.name, text: kept.text }));
  if (kept.text !== null) c = await redo(c, kept);
  if (c.name !== kept.name) c = await call("rename", { id: c.id, name: kept.name }).catch(() => c);
  tab = [...tab.filter((known) => known.key !== kept.key), { id: c.id, key: kept.key, hash: c.hash }];
  return hold(c);
}

async function redo(opened: Configuration, kept: Work): Promise<Configuration> {
  let c = opened;
  for (const policy of kept.policies) {
    if (c.policies.some((known) => known.name === policy)) c = await call("edit", { id: c.id, policy, on: true });
  }
  if (kept.edits.length > 0) c = await call("edit", { id: c.id, edits: kept.edits });
  const { replications, seed, days } = kept.run;
  if (replications > 0 || seed !== null || days > 0) c = await call("edit", { id: c.id, run: kept.run });
  return c;
}

function followed(answer: Followed): Configuration {
  if (answer.configuration) return answer.configuration;
  throw new Refusal(answer.refused?.[0]?.message ?? "", "wrong");
}

function loaded(answer: Opened): Configuration {
  if (answer.id !== "") return answer as Configuration;
  throw new Refusal(answer.refused?.[0]?.message ?? "", "wrong");
}

// restore opens again what was open in this tab, follows a link, or opens what the command line named.
export async function restore(): Promise<void> {
  const before = tab;
  for (const { id, key, hash } of before) {
    const c = await again(id, key, hash);
    if (!c) {
      tab = tab.filter((known) => known.id !== id);
    } else if (c.id !== id && route.value.id === id) {
      location.replace(address(route.value.page, c.id, ...route.value.rest));
    }
  }
  store(inTab, openKey, tab);
  if (atLink()) {
    await followLink(location.hash);
    return;
  }
  if (before.length === 0 && location.hash.length <= 1) await beginWith(hello.value?.start, hello.value?.file);
}

// atLink says whether the address is neither the entrance nor a page.
function atLink(): boolean {
  return location.hash.length > 1 && !location.hash.startsWith("#/");
}

// watchLinks follows what is put into the address while the page is open. One with a token is for a page that begins.
export function watchLinks(): void {
  window.addEventListener("hashchange", () => {
    if (location.hash.startsWith("#token=")) location.reload();
    else if (atLink()) void followLink(location.hash);
  });
}

// beginWith opens what the command line named.
async function beginWith(scenario?: string, file?: string): Promise<void> {
  if (file) await openFile(file);
  else if (scenario) await open({ scenario });
}

async function again(id: string, key: string, hash: string): Promise<Configuration | null> {
  try {
    const c = await call("configuration", { id });
    if (c.hash === hash) return hold(c);
  } catch {
    // The host has begun anew: it is opened from what was kept.
  }
  const kept = work.value.find((w) => w.key === key);
  return kept ? resume(kept).catch(() => null) : null;
}

// followLink opens what somebody shared: the part of a link behind its #, or all of it.
export async function followLink(link: string): Promise<boolean> {
  const fragment = link.trim().replace(/^.*#/s, "");
  const answer = await tried(call("follow", { fragment }));
  if (!answer) return false;
  const c = await tried(Promise.resolve(answer).then(followed));
  if (!c) return false;
  hold(c);
  notice.value = answer.notice ?? "";
  linked.value = c.id;
  say(t(answer.notice ? `shell.notice-${answer.notice}` : "shell.followed"));
  location.replace(address(pages.find((page) => page === answer.page && page !== "start") ?? "edit", c.id));
  return true;
}

// notice is what there is to know of the link that was followed last.
export const notice = signal<"" | "engine" | "scenario">("");

// linked is the configuration that a link opened last, until its answer is asked for.
export const linked = signal("");
