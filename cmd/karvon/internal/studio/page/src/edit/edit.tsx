// What planners change: numbers as sliders, staff as a grid, opening hours as rows, policies as switches; and the text beside it.

import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { call, type Configuration, type Lever, type Levers } from "../api";
import { t } from "../language";
import { current, tried } from "../state";
import { Changes } from "./changes";
import { LeverList } from "./levers";
import { OpeningHours } from "./opening";
import { Policies } from "./policies";
import { RunFields } from "./run";
import { StaffGrids } from "./staff";
import { TextPanel } from "./text";
import "./edit.css";

export function Edit() {
  const c = current.value;
  return c && <EditOf key={c.id} configuration={c} />;
}

function EditOf({ configuration: c }: { configuration: Configuration }) {
  const levers = useLevers(c);
  const [text, setText] = useState(false);
  const wanted = useSignal("");
  // Where the text has no room beside all else it stands below it, out of sight.
  const flip = () => {
    setText(!text);
    if (!text) requestAnimationFrame(() => document.getElementById("edit-text")?.scrollIntoView({ block: "nearest" }));
  };
  return (
    <div class={text ? "edit with-text" : "edit"}>
      <div class="edit-main">
        <div class="title-line">
          <h1>{t("edit.title")}</h1>
          <button type="button" aria-expanded={text} aria-controls="edit-text" onClick={flip}>
            {text ? t("edit.hide-text") : t("edit.show-text")}
          </button>
        </div>
        <p class="lead">{t("edit.lead")}</p>
        <Sections levers={levers} />
        <label class="search">
          <span>{t("edit.search")}</span>
          <input type="search" value={wanted.value} onInput={(event) => (wanted.value = event.currentTarget.value)} />
        </label>
        <Policies configuration={c} wanted={wanted} />
        {!levers ? <p class="quiet">{t("shell.wait")}</p> : (
          <>
            <div data-tour="levers">
              <LeverList name="assumptions" levers={levers.assumptions} wanted={wanted} />
            </div>
            <StaffGrids grids={levers.staff} wanted={wanted} />
            <OpeningHours of={levers.opening} wanted={wanted} />
            <LeverList name="demand" levers={levers.demand} wanted={wanted} />
            <LeverList name="servers" levers={levers.servers} wanted={wanted} />
            <LeverList name="hours" levers={hoursBeside(levers)} wanted={wanted} shut />
            <LeverList name="others" levers={levers.others} wanted={wanted} shut />
          </>
        )}
        <RunFields configuration={c} />
        <Changes configuration={c} />
      </div>
      {text && <TextPanel key={c.id} configuration={c} />}
    </div>
  );
}

// useLevers reads the levers of a configuration anew whenever it has changed.
function useLevers(c: Configuration): Levers | null {
  const [levers, setLevers] = useState<Levers | null>(null);
  useEffect(() => {
    let gone = false;
    void tried(call("levers", { id: c.id })).then((answer) => {
      if (answer && !gone) setLevers(answer);
    });
    return () => {
      gone = true;
    };
  }, [c.id, c.hash]);
  return levers;
}

// hoursBeside are the numbers of schedules that no grid shows whole.
function hoursBeside(levers: Levers): Lever[] {
  const shown = new Set(levers.staff.filter((grid) => grid.whole).map((grid) => grid.path));
  return levers.hours.filter((lever) => !shown.has(lever.path));
}

// Sections leads to the parts of a long page.
function Sections({ levers }: { levers: Levers | null }) {
  const there = (["policies", "assumptions", "staff", "opening", "demand", "servers", "hours", "others", "run", "changes"] as const)
    .filter((name) => name === "policies" || name === "run" || name === "changes" || (levers ? name === "hours" ? hoursBeside(levers) : levers[name] : []).length > 0);
  return (
    <nav class="sections" aria-label={t("edit.sections")}>
      <ul>
        {there.map((name) => (
          <li key={name}>
            <button type="button" class="plain" onClick={() => {
              const heading = document.getElementById("edit-" + name);
              heading?.focus({ preventScroll: true });
              heading?.scrollIntoView({ block: "start" });
            }}>{t(`edit.${name}`)}</button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
