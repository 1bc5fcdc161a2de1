// The same day of two or three configurations, side by side on one clock.

import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Configuration } from "../api";
import { Clock } from "../day/clock";
import { worst } from "../day/counts";
import { Course } from "../day/course";
import "../day/day.css";
import type { Week } from "../day/ground";
import { begin, homeOf, type Asked } from "../day/load";
import { Summary } from "../day/panel";
import { mount, theMap } from "../day/stage";
import { Transport, useTold } from "../day/transport";
import { countryName, dayOf, timeOf } from "../day/words";
import { t } from "../language";
import { ended, job } from "../state";

interface Side { id: string; name: string; course: Course }

interface Shown { sides: Side[]; clock: Clock; day: number }

// DaysBesideEachOther asks for the day of all, and shows them once all are there: the same replication has the same
// luck in all of them, so that what differs is what was changed.
export function DaysBesideEachOther({ configurations }: { configurations: readonly Configuration[] }) {
  const replication = useSignal(1), day = useSignal(1);
  const asked = useSignal<Asked[]>([]), shown = useSignal<Shown | null>(null), failed = useSignal("");
  const days = Math.max(1, Math.min(...configurations.map((c) => c.run.days || 1)));
  const start = async () => {
    failed.value = "";
    const all = await Promise.all(configurations.map((c) => begin(c, replication.value, day.value)));
    asked.value = all.every((one) => one !== null) ? all : [];
  };
  useSignalEffect(() => {
    const all = asked.value, found = all.map((one) => job(one.job));
    const broken = found.find((one) => one && (one.event?.kind === "failed" || one.event?.kind === "cancelled"));
    if (broken) {
      failed.value = (broken.event && "message" in broken.event && broken.event.message) || t("day.failed");
      asked.value = [];
    } else if (all.length && found.every((one) => one?.event?.kind === "done" && one.view?.week)) {
      const sides = all.map((one, i) => ({
        id: one.id, name: configurations.find((c) => c.id === one.id)?.name ?? one.id, course: new Course(one.ground, found[i]!.view!.week as Week),
      }));
      shown.peek()?.clock.pause();
      const clock = new Clock(Math.min(...sides.map((side) => side.course.length))), first = sides[0]!.course;
      clock.seek(shown.peek()?.clock.second.peek() ?? worst(first, homeOf(first.ground)));
      shown.value = { sides, clock, day: all[0]!.day };
      asked.value = [];
    }
  });
  const waiting = asked.value.some((one) => !ended(job(one.job)?.event)), seen = shown.value;
  return (
    <section class="day-beside">
      <form class="day-row" onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}>
        <label>{t("day.replication")}{" "}
          <input type="number" min="1" required value={replication.value} onInput={(event) => (replication.value = event.currentTarget.valueAsNumber || 1)} />
        </label>
        <label>{t("day.day")}{" "}
          <select value={String(day.value)} onChange={(event) => (day.value = Number(event.currentTarget.value))}>
            {Array.from({ length: days }, (_, i) => <option key={i} value={String(i + 1)}>{i + 1}{seen ? " · " + dayOf(seen.sides[0]!.course, i + 1) : ""}</option>)}
          </select>
        </label>
        <button type="submit" disabled={waiting || configurations.length < 2}>{t("day.beside")}</button>
        {waiting && <span class="day-progress">{t("day.running")}</span>}
        {failed.value && <span class="day-failed">{failed.value}</span>}
      </form>
      {seen && <Sides key={seen.sides.map((side) => side.id).join(" ") + seen.clock.length + seen.day} shown={seen} />}
    </section>
  );
}

function Sides({ shown: { sides, clock, day } }: { shown: Shown }) {
  const first = sides[0]!.course, second = useTold(clock), site = useSignal(homeOf(first.ground));
  const hubs = first.week.sites.filter((s) => s.at?.length === 2).length > 1;
  return (
    <>
      <div class="day-row">
        {first.ground.sites.length > 1 && (
          <label>{t("day.place")}{" "}
            <select value={String(site.value)} onChange={(event) => (site.value = Number(event.currentTarget.value))}>
              {hubs && <option value={String(theMap)}>{t("day.map")}</option>}
              {first.ground.sites.map((s) => <option key={s.index} value={String(s.index)}>{s.title}</option>)}
            </select>
          </label>
        )}
      </div>
      <Transport course={first} clock={clock} day={day} site={site.value} second={second} />
      <div class="day-sides">
        {sides.map((side) => <SideView key={side.id} side={side} clock={clock} site={siteIn(first, side.course, site.value)} second={second} />)}
      </div>
    </>
  );
}

// siteIn finds in another configuration the site of the same name.
function siteIn(first: Course, course: Course, site: number): number {
  const name = first.ground.sites[site]?.name;
  return name === undefined ? theMap : course.ground.sites.findIndex((s) => s.name === name);
}

function SideView({ side, clock, site, second }: { side: Side; clock: Clock; site: number; second: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const stage = mount(canvas.current!, side.course, clock, site);
    stage.nameOf = countryName;
    return () => stage.dispose();
  }, [side.course, clock, site]);
  const place = side.course.ground.sites[site]?.title ?? t("day.map");
  return (
    <figure class="day-side">
      <figcaption>{side.name}</figcaption>
      <div class="day-plan"><canvas ref={canvas} class="day-canvas" role="img" aria-label={t("day.picture", { place, time: timeOf(side.course, second) })} /></div>
      <Summary course={side.course} site={site} second={second} />
    </figure>
  );
}
