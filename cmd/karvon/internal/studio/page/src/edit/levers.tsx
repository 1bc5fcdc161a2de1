// Levers: numbers that can be set, each with its range, where it comes from, and what it was.

import { useSignal, type Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Edit, Lever, Mistake } from "../api";
import { set } from "../change";
import { t } from "../language";
import { Mistakes } from "../mistakes";
import { written } from "../units";
import { grouped, hasRange, withMean, type Group } from "./groups";
import { partOf } from "./parts";
import { Values } from "./values";

type Name = "assumptions" | "demand" | "servers" | "hours" | "others";

// A list shows so many at first, so many of what is searched for, and so many at most.
const first = 12;
const sought = 30;
const most = 150;

// LeverList lists the levers of a kind: the first at once, the others behind a button. One that is shut shows what was
// changed alone, until it is opened or something is searched for.
export function LeverList({ name, levers, wanted, shut }: {
  name: Name;
  levers: Lever[];
  wanted: Signal<string>;
  shut?: boolean;
}) {
  const all = useSignal(false);
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  if (levers.length === 0) return null;
  const found = grouped(levers).filter((group) => fits(group, words));
  const searching = words.length > 0;
  const shown = searching || all.value ? found.slice(0, searching ? sought : most)
    : found.filter((group, i) => group.changed || (!shut && i < first));
  const more = found.length - shown.length;
  return (
    <section aria-labelledby={"edit-" + name}>
      <h2 id={"edit-" + name} tabIndex={-1}>{t(`edit.${name}`)}</h2>
      <p class="quiet">{t(`edit.${name}-words`)}</p>
      {found.length === 0 && <p class="quiet">{t("edit.none-found")}</p>}
      <ul class="levers">
        {shown.map((group) => <li key={group.path}><GroupRow group={group} /></li>)}
      </ul>
      {more > 0 && (!searching && !all.value
        ? <button type="button" onClick={() => (all.value = true)}>{t("edit.more", { count: more })}</button>
        : <p class="quiet">{t("edit.search-for-more", { count: more })}</p>)}
      {all.value && !searching && (
        <button type="button" onClick={() => (all.value = false)}>{t("edit.fewer")}</button>
      )}
    </section>
  );
}

function fits(group: Group, words: string[]): boolean {
  const text = `${group.path} ${group.name} ${group.note} ${group.source}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

type Send = (edits: Edit[]) => Promise<boolean>;

function GroupRow({ group }: { group: Group }) {
  const [refused, setRefused] = useState<Mistake[]>([]);
  const send: Send = async (edits) => {
    const outcome = await set(edits);
    setRefused(outcome && "refused" in outcome ? outcome.refused : []);
    return outcome !== null && "done" in outcome;
  };
  const moved = group.parts.filter((lever) => lever.number !== lever.was);
  const before = group.mean ?? (moved.length === 1 ? moved[0] : undefined);
  return (
    <div class={group.changed ? "lever changed" : "lever"}>
      <div class="lever-words">
        <strong class="lever-name">{group.name}</strong>
        {group.note && <p class="lever-note">{group.note}</p>}
        <p class="lever-source quiet">
          <span class="confidence">{confidence(group.confidence)}</span>{" "}{group.source}
        </p>
        {group.changed && (
          <p class="lever-back">
            {before && t("edit.was", { value: written(before.was, before.unit) })}{" "}
            <button type="button" class="plain" onClick={() => void send([{ path: group.path, value: "" }])}>
              {t("edit.take-back")}<span class="hidden"> {group.name}</span>
            </button>
          </p>
        )}
      </div>
      <div class="lever-values"><Parts group={group} send={send} /></div>
      {refused.length > 0 && <div class="refused" role="alert"><p>{t("edit.refused")}</p><Mistakes list={refused} /></div>}
    </div>
  );
}

// few is how many numbers without a range stand in the open.
const few = 3;

// Parts are the numbers of a group: those with a range as sliders, the others as fields, and many of them folded away,
// but not a mean that was set beyond its range, which takes the range away.
function Parts({ group, send }: { group: Group; send: Send }) {
  const { mean, parts } = group;
  const leads = (lever: Lever) => hasRange(lever) || lever.part.endsWith(" mean");
  const sliders = parts.filter(leads);
  const fields = parts.filter((lever) => !leads(lever));
  const one = (lever: Lever) => (
    <Values key={lever.part} lever={lever} name={group.name} part={partOf(lever.part)}
      send={(number) => send([{ path: lever.path, part: lever.part, number }])} />
  );
  const folded = fields.length > 0 && (mean !== null || sliders.length > 0 || fields.length > few);
  return (
    <>
      {mean && <Values lever={mean} name={group.name} part={t("edit.part-mean")} send={(number) => send(withMean(group, number))} />}
      {sliders.map(one)}
      {folded ? (
        <details class="parts-more">
          <summary>{t("edit.parts", { count: fields.length })}<span class="hidden">: {group.name}</span></summary>
          {fields.map(one)}
        </details>
      ) : fields.map(one)}
    </>
  );
}

const confidences = ["measured", "official", "plan", "derived", "handbook"] as const;

// confidence is how far a value can be trusted, in words; what says nothing of it is assumed.
function confidence(word: string): string {
  return t(`edit.confidence-${confidences.find((known) => known === word) ?? "assumption"}`);
}
