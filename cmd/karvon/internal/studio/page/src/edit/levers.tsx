// Levers: numbers that can be set, each with its range, where it comes from, and what it was.

import { useSignal, type Signal } from "@preact/signals";
import { useRef, useState } from "preact/hooks";
import type { Lever, Mistake } from "../api";
import { set } from "../change";
import { NumberField } from "../controls";
import { number, t } from "../language";
import { Mistakes } from "../mistakes";

type Name = "assumptions" | "demand" | "servers" | "hours" | "others";

// A list shows so many at first, and so many at most.
const first = 12;
const most = 200;

// LeverList lists the levers of a kind: the leading ones or the first at once, the others behind a button. One that is
// shut shows what was changed alone, until it is opened or something is searched for.
export function LeverList({ name, levers, wanted, leading, shut }: {
  name: Name;
  levers: Lever[];
  wanted: Signal<string>;
  leading?: boolean;
  shut?: boolean;
}) {
  const all = useSignal(false);
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (levers.length === 0) return null;
  const found = levers.filter((lever) => fits(lever, words));
  const begin = found.filter((lever, i) => lever.changed || (!shut && (leading ? lever.leading : i < first)));
  const shown = all.value || words.length > 0 ? found.slice(0, most) : begin;
  const more = found.length - shown.length;
  return (
    <section aria-labelledby={"edit-" + name}>
      <h2 id={"edit-" + name} tabIndex={-1}>{t(`edit.${name}`)}</h2>
      <p class="quiet">{t(`edit.${name}-words`)}</p>
      {found.length === 0 && <p class="quiet">{t("edit.none-found")}</p>}
      <ul class="levers">
        {shown.map((lever) => <li key={lever.path + " " + lever.part}><LeverRow lever={lever} /></li>)}
      </ul>
      {more > 0 && (shown.length < most
        ? <button type="button" onClick={() => (all.value = true)}>{t("edit.more", { count: more })}</button>
        : <p class="quiet">{t("edit.search-for-more", { count: more })}</p>)}
      {all.value && words.length === 0 && (
        <button type="button" onClick={() => (all.value = false)}>{t("edit.fewer")}</button>
      )}
    </section>
  );
}

function fits(lever: Lever, words: string[]): boolean {
  const text = `${lever.path} ${lever.name} ${lever.note} ${lever.source}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

// stepOf is how far a slider moves at once: whole where the numbers are, else about a hundredth of the range.
export function stepOf(lever: Lever): number {
  const { low, high, number: value } = lever;
  if (low === null || high === null || high <= low) return 1;
  if ([low, high, value, lever.was].every(Number.isInteger) && high - low <= 400 && lever.unit === "") return 1;
  const rough = (high - low) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  return Number(([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power).valueOf();
}

function LeverRow({ lever }: { lever: Lever }) {
  const id = ("lever-" + lever.path + "-" + lever.part).replace(/[^\w.-]+/g, "-");
  const [refused, setRefused] = useState<Mistake[]>([]);
  const send = async (value: number): Promise<boolean> => {
    const outcome = await set([{ path: lever.path, part: lever.part, number: value }]);
    setRefused(outcome && "refused" in outcome ? outcome.refused : []);
    return outcome !== null && "done" in outcome;
  };
  const back = async () => {
    setRefused([]);
    await set([{ path: lever.path, value: "" }]);
  };
  return (
    <div class={lever.changed ? "lever changed" : "lever"}>
      <div class="lever-name" id={id}>
        <strong>{nameOf(lever)}</strong>{" "}
        {lever.part && <span>{partOf(lever)}</span>}
        {lever.note && <span class="lever-note">{lever.note}</span>}
      </div>
      <Values lever={lever} send={send} id={id} />
      <p class="lever-source quiet">
        <span class={"confidence " + lever.confidence}>{confidence(lever.confidence)}</span>{" "}
        {lever.source}
      </p>
      {lever.changed && (
        <p class="lever-back">
          {t("edit.was", { value: written(lever.was, lever.unit) })}{" "}
          <button type="button" class="plain" onClick={() => void back()}>
            {t("edit.take-back")}<span class="hidden"> {nameOf(lever)} {partOf(lever)}</span>
          </button>
        </p>
      )}
      {refused.length > 0 && <div class="refused" role="alert"><p>{t("edit.refused")}</p><Mistakes list={refused} /></div>}
    </div>
  );
}

// Values is the slider with its field. A slider speaks once, when it is let go; moved by keys it speaks when they rest.
function Values({ lever, send, id }: { lever: Lever; send(value: number): Promise<boolean>; id: string }) {
  const [moving, setMoving] = useState<number | null>(null);
  const timer = useRef(0);
  const byKey = useRef(false);
  const { low, high } = lever;
  const step = stepOf(lever);
  const speak = (value: number) => {
    window.clearTimeout(timer.current);
    const say = () => void send(value).then(() => setMoving(null));
    if (byKey.current) timer.current = window.setTimeout(say, 500);
    else say();
  };
  const shown = moving ?? lever.number;
  const { unit } = lever;
  return (
    <div class="lever-values">
      {low !== null && high !== null && low < high && (
        <>
          <input type="range" min={Math.min(low, shown)} max={Math.max(high, shown)} step={step === 1 ? 1 : "any"} value={shown}
            aria-labelledby={id} aria-valuetext={written(shown, lever.unit)} data-step={step}
            onKeyDown={(event) => {
              byKey.current = true;
              moveBy(event, step);
            }}
            onPointerDown={() => (byKey.current = false)}
            onInput={(event) => setMoving(rounded(event.currentTarget.valueAsNumber, step))}
            onChange={(event) => speak(rounded(event.currentTarget.valueAsNumber, step))} />
          <span class="range quiet">
            <span>{number(low)}</span>
            <span>{t("edit.range")}</span>
            <span>{written(high, lever.unit)}</span>
          </span>
        </>
      )}
      <span class="field">
        <NumberField label={`${nameOf(lever)} ${partOf(lever)}, ${unit || t("edit.number")}`} value={rounded(shown, step / 10)} step={step} onCommit={send} />
        <span class="unit">{unit}</span>
      </span>
    </div>
  );
}

// moveBy moves a slider by its own step, as one without a step moves by what the browser likes.
function moveBy(event: KeyboardEvent, step: number): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement) || input.step !== "any") return;
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  input.value = String(input.valueAsNumber + by * step);
  input.dispatchEvent(new window.Event("input", { bubbles: true }));
  input.dispatchEvent(new window.Event("change", { bubbles: true }));
}

// rounded takes away what floats add to decimal steps.
function rounded(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(step || 1))));
  return Number(value.toFixed(digits));
}

// nameOf is a lever's name without its part, which is said in words.
function nameOf(lever: Lever): string {
  return lever.part ? lever.name.replace(` (${lever.part})`, "") : lever.name;
}

function partOf(lever: Lever): string {
  const last = lever.part.replace(/^.* /, "");
  if (last === "mean") return t("edit.part-mean");
  if (last === "cv") return t("edit.part-cv");
  return lever.part;
}

function written(value: number, unit: string): string {
  const text = number(value, 6);
  return unit === "" || unit.startsWith("/") || unit === "%" ? text + unit : text + " " + unit;
}

const confidences = ["measured", "official", "plan", "derived", "handbook"] as const;

// confidence is how far a value can be trusted, in words; what says nothing of it is assumed.
function confidence(word: string): string {
  return t(`edit.confidence-${confidences.find((known) => known === word) ?? "assumption"}`);
}
