// Compare: two or three configurations with the same luck: their days on one clock, what differs, and how surely.

import { useEffect, useState } from "preact/hooks";
import { loadCharts } from "../answers/answer";
import { useTold } from "../answers/answers";
import { Downloads, Progress, sofar } from "../answers/job";
import { keepAnswers } from "../answers/kept";
import { Shown } from "../answers/view";
import { call, type Configuration } from "../api";
import { NumberField } from "../controls";
import { t, translated } from "../language";
import { address, route } from "../routes";
import { ask, configurations, current, ended, hold, jobs, tried, type Job } from "../state";
import { changedIn } from "../work";
import { Days } from "./days";
import { Looks, mostLooks } from "./looks";
import "./compare.css";

const most = 3;

export function Compare() {
  const open = configurations.value;
  const [ids, choose] = useChosen(open);
  const [replications, setReplications] = useState(0);
  const chosen = ids.flatMap((id) => open.find((c) => c.id === id) ?? []);
  const base = chosen[0];
  const job = comparisonOf(ids);
  useEffect(loadCharts, []);
  useEffect(keepAnswers, []);
  useTold(job);
  if (!base) {
    return (
      <>
        <h1>{t("compare.title")}</h1>
        <p>{t("shell.needed")}</p>
        <p><a class="button strong" href={address("start")}>{t("shell.choose")}</a></p>
      </>
    );
  }
  const runs = job !== null && !ended(job.event);
  const stale = job !== null && chosen.some((c, i) => c.hash !== job.asked?.hashes[i]);
  const number = replications || base.run.replications || base.run.defaultReplications;
  const begin = (n: number) => {
    setReplications(n);
    return ask(ids, "compare", { looks: mostLooks, replications: n });
  };
  return (
    <>
      <h1>{t("compare.title")}</h1>
      <p class="lead">{t("compare.lead")}</p>
      <Chooser open={open} ids={ids} choose={choose} />
      <Another of={base} add={(id) => choose([...ids, id].slice(0, most))} full={ids.length >= most} />
      {chosen.length >= 2 && (
        <>
          <Days key={ids.join()} of={chosen} />
          <div class="asking">
            <label class="short">
              <span>{t("answers.replications")}</span>
              <NumberField label={t("answers.replications")} value={number} low={2} high={2000} step={1}
                onCommit={(wanted) => setReplications(Math.round(wanted))} />
            </label>
            <button type="button" class="strong" disabled={runs} onClick={() => void begin(number)}>{t("compare.begin")}</button>
            <p class="quiet grow">{t("compare.same-luck")}</p>
          </div>
        </>
      )}
      {job && <Progress job={job} />}
      {stale && <p class="stale" role="status">{t("answers.stale")}</p>}
      {job?.event?.kind === "done" && <Looks key={job.job} job={job} look={lookOf(job)} busy={runs || stale} more={begin} />}
      {job?.view && <Shown view={job.view} provisional={sofar(job)} />}
      {job && <Downloads job={job} />}
    </>
  );
}

// useChosen holds which configurations are compared, the base first: those of the address, or the latest two.
function useChosen(open: Configuration[]): [string[], (ids: string[]) => void] {
  const [ids, choose] = useState<string[]>(() => {
    const named = [route.value.id, ...route.value.rest].filter((id) => open.some((c) => c.id === id));
    if (named.length > 1) return named.slice(0, most);
    const last = current.value;
    const others = open.filter((c) => c.scenario === last?.scenario).map((c) => c.id);
    return others.slice(0, most);
  });
  const known = ids.filter((id) => open.some((c) => c.id === id));
  return [known.length > 0 ? known : open.slice(0, 1).map((c) => c.id), choose];
}

// comparisonOf is the last comparison of some configurations that was asked for, whatever they were then.
function comparisonOf(ids: string[]): Job | null {
  const fitting = [...jobs.value.values()].filter(({ asked }) =>
    asked?.question === "compare" && asked.options["looks"] && asked.ids.join() === ids.join());
  return fitting.at(-1) ?? null;
}

// lookOf is which look at a comparison this is: of the same configurations, by as many different replications before.
function lookOf(job: Job): number {
  const seen = new Set<unknown>();
  for (const other of jobs.value.values()) {
    const { asked, event } = other;
    if (asked?.question === "compare" && event?.kind === "done" && asked.options["looks"] &&
      asked.ids.join() === job.asked?.ids.join() && asked.hashes.join() === job.asked.hashes.join()) {
      seen.add(asked.options["replications"]);
    }
    if (other.job === job.job) break;
  }
  return Math.max(1, seen.size);
}

function Chooser({ open, ids, choose }: { open: Configuration[]; ids: string[]; choose(ids: string[]): void }) {
  const flip = (id: string, on: boolean) => choose(on ? [...ids, id] : ids.filter((known) => known !== id));
  return (
    <fieldset class="configurations">
      <legend>{t("compare.which")}</legend>
      {open.map((c) => {
        const on = ids.includes(c.id);
        return (
          <div key={c.id} class="configuration">
            <label class="check">
              <input type="checkbox" checked={on} disabled={on ? ids.length < 2 : ids.length >= most}
                onChange={(event) => flip(c.id, event.currentTarget.checked)} />
              <span class="words"><strong>{c.name}</strong> <span class="quiet">{changedIn(c)}</span></span>
            </label>
            {on && (
              <label class="check">
                <input type="radio" name="base" checked={ids[0] === c.id}
                  onChange={() => choose([c.id, ...ids.filter((id) => id !== c.id)])} />
                <span class="words">{t("compare.base")}</span>
              </label>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

// Another sets a copy of the base beside it, under a policy of the scenario.
function Another({ of, add, full }: { of: Configuration; add(id: string): void; full: boolean }) {
  const [policy, setPolicy] = useState("");
  const off = of.policies.filter((one) => !one.on);
  if (full || off.length === 0) return full ? null : <p class="quiet">{t("compare.copy-first")}</p>;
  const make = async (event: Event) => {
    event.preventDefault();
    const copy = await tried(call("duplicate", { id: of.id, name: `${of.name}, ${policy}` }));
    if (!copy) return;
    const edited = await tried(call("edit", { id: copy.id, policy, on: true }));
    if (edited) add(hold(edited).id);
  };
  return (
    <form class="line another" onSubmit={(event) => void make(event)}>
      <label class="grow">
        <span>{t("compare.policy")}</span>
        <select value={policy} required onChange={(event) => setPolicy(event.currentTarget.value)}>
          <option value="">{t("compare.choose-policy")}</option>
          {off.map((one) => <option key={one.name} value={one.name}>{translated(one.title, one.titles) || one.name}</option>)}
        </select>
      </label>
      <button type="submit" disabled={!policy}>{t("compare.add")}</button>
    </form>
  );
}
