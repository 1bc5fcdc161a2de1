// A slider over each assumption that a sensitivity has moved: what it changes is seen at once, as an estimate between
// the points that were simulated, and is simulated when it is let go.

import { useEffect, useRef, useState } from "preact/hooks";
import { change } from "../answers/amounts";
import { jsonOf } from "../answers/json";
import { call, type Configuration } from "../api";
import { set } from "../change";
import { number, t } from "../language";
import { ask, complain, job as jobOf, tried, type Job } from "../state";
import { withUnit } from "../units";
import { effectsOf, fitted, type Change, type Effect } from "./fitted";

const shownFirst = 8;

export function Sliders({ job, of }: { job: Job; of: Configuration }) {
  const [known, setKnown] = useState<Effect[] | null>(null);
  const [response, setResponse] = useState("");
  useEffect(() => {
    let gone = false;
    void Promise.all([jsonOf<Parameters<typeof effectsOf>[0]>(job.job), call("levers", { id: of.id })]).then(([json, all]) => {
      const levers = [...all.assumptions, ...all.demand, ...all.servers, ...all.hours, ...all.others];
      if (!gone) setKnown(effectsOf(json, levers));
    }, complain);
    return () => {
      gone = true;
    };
  }, [job.job]);
  if (!known) return null;
  if (known.length === 0) return <p class="quiet">{t("ask.no-sliders")}</p>;
  const responses = [...new Set(known.map((effect) => effect.response))];
  const chosen = responses.includes(response) ? response : (responses[0] ?? "");
  const size = (effect: Effect) => Math.max(Math.abs(effect.changeLow.mean), Math.abs(effect.changeHigh.mean));
  const effects = known.filter((effect) => effect.response === chosen).sort((a, b) => size(b) - size(a));
  const list = (some: Effect[]) => (
    <ul class="sliders">
      {some.map((effect) => <Slider key={effect.response + effect.assumption} effect={effect} of={of} />)}
    </ul>
  );
  return (
    <section aria-labelledby="sliders-title">
      <h2 id="sliders-title">{t("ask.sliders")}</h2>
      <p class="quiet">{t("ask.sliders-why")}</p>
      <label class="of">
        <span>{t("ask.number")}</span>
        <select value={chosen} onChange={(event) => setResponse(event.currentTarget.value)}>
          {responses.map((one) => <option key={one} value={one}>{one}</option>)}
        </select>
      </label>
      {list(effects.slice(0, shownFirst))}
      {effects.length > shownFirst && (
        <details>
          <summary>{t("ask.others", { count: effects.length - shownFirst })}</summary>
          {list(effects.slice(shownFirst))}
        </details>
      )}
    </section>
  );
}

// settled is how long a slider stays where it is before it counts as let go, in milliseconds: keys move it by steps.
const settled = 500;

function Slider({ effect, of }: { effect: Effect; of: Configuration }) {
  const { lever } = effect;
  const [value, setValue] = useState(lever.number);
  const trial = useTrial(effect, of);
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const { low, high } = lever;
  if (low === null || high === null) return null;
  const whole = Number.isInteger(low) && Number.isInteger(high) && Number.isInteger(lever.number) && high - low < 100;
  const step = whole ? 1 : (high - low) / 100;
  const estimate = fitted(effect, value);
  const moved = value !== lever.number;
  const words = withUnit(number(value), lever.unit);
  const letGo = (at: number) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => trial.begin(at), settled);
  };
  return (
    <li>
      <label>
        <span class="slider-name">{lever.name}</span>
        <input type="range" min={low} max={high} step={step} value={value} aria-valuetext={words}
          onInput={(event) => {
            window.clearTimeout(timer.current);
            trial.end();
            setValue(event.currentTarget.valueAsNumber);
          }}
          onChange={(event) => letGo(event.currentTarget.valueAsNumber)} />
      </label>
      <p class="ends"><span>{number(low)}</span><output>{words}</output><span>{withUnit(number(high), lever.unit)}</span></p>
      <p class="tells">
        {moved ? (
          <>
            <span class="badge changed">{t("ask.estimate")}</span>{" "}
            {change(estimate.mean, estimate.low, estimate.high, effect.unit)}
          </>
        ) : t("ask.as-stated")}
      </p>
      {moved && (
        <p class="tells" role="status">
          {trial.running && t("ask.simulating")}
          {trial.found && (
            <>
              <span class="badge">{t("ask.simulated", { count: trial.found.replications })}</span>{" "}
              {change(trial.found.mean, trial.found.low, trial.found.high, effect.unit)}
            </>
          )}
        </p>
      )}
      {moved && trial.found && (
        <button type="button" onClick={() => void set([{ path: lever.path, part: lever.part, number: value }])}>
          {t("ask.take")}
        </button>
      )}
    </li>
  );
}

interface Compared {
  replications: number;
  configurations: Record<string, unknown>;
  base: string;
  differences: Record<string, { difference: number | null; low: number | null; high: number | null }>;
}

type Found = Change & { replications: number };

// useTrial simulates a value beside the configuration as it is, with the same luck, and gives what it changes.
function useTrial({ lever, response }: Effect, of: Configuration) {
  const [asked, setAsked] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const latest = useRef(0);
  const event = asked ? jobOf(asked)?.event : null;
  useEffect(() => {
    if (!asked || !event) return;
    if (event.kind === "done") void jsonOf<Compared>(asked).then((json) => setFound(foundIn(json, response)), complain);
    if (event.kind === "done" || event.kind === "failed" || event.kind === "cancelled") setAsked("");
  }, [asked, event?.kind]);
  const end = () => {
    latest.current++;
    setFound(null);
    if (asked) void tried(call("cancel", { job: asked }));
    setAsked("");
  };
  const begin = async (value: number) => {
    const turn = ++latest.current;
    if (value === lever.number) return;
    const copy = await tried(call("duplicate", { id: of.id, name: `${of.name} ${value}` }));
    if (!copy) return;
    const edits = [{ path: lever.path, part: lever.part, number: value }];
    const edited = await tried(call("edit", { id: copy.id, edits }));
    if (edited?.refused?.length) complain(new Error(edited.refused[0]?.message));
    else if (edited && turn === latest.current) setAsked((await ask([of.id, copy.id], "compare")) ?? "");
    await tried(call("close", { id: copy.id })); // the question has what it needs of it
  };
  return { begin, end, found, running: asked !== "" };
}

function foundIn(json: Compared, response: string): Found | null {
  const other = Object.keys(json.configurations).find((name) => name !== json.base);
  const told = json.differences[`${other}.${response}`];
  if (!told || told.difference === null) return null;
  return { mean: told.difference, low: told.low ?? NaN, high: told.high ?? NaN, replications: json.replications };
}
