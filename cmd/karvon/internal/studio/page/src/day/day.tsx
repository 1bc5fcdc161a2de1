// The day: a plan of the site on which vehicles and people move, and beside it the same in words.

import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { call } from "../api";
import { t } from "../language";
import { current, ended, job, tried } from "../state";
import type { Waiter } from "./counts";
import type { Course } from "./course";
import "./day.css";
import type { FigureName, Week } from "./ground";
import { ask, asked, shown, take, type Shown } from "./load";
import { FollowPanel, StationPanel, Summary, waitersOf } from "./panel";
import { mount, theMap, type Stage } from "./stage";
import { Transport, useTold } from "./transport";
import { countryName } from "../locale";
import { dayOf, timeOf } from "./words";

export function Day() {
  const of = current.value,
    day = shown.value,
    wanted = asked.value;
  const mine = day && of && day.id === of.id ? day : null;
  useEffect(() => {
    if (of && !mine && wanted?.id !== of.id) void ask(of, 1, 1);
  }, [of?.id, mine === null]);
  useSignalEffect(() => {
    const of = asked.value,
      event = of && job(of.job);
    if (of && event && event.event?.kind === "done" && event.view?.week) void take(of, event.view.week as Week);
  });
  return (
    <>
      <h1>{t("shell.day")}</h1>
      {of ? <Choice shown={mine} /> : <p>{t("day.none")}</p>}
      {mine && of && mine.hash !== of.hash && <p class="day-stale">{t("day.stale")}</p>}
      {mine &&
        (mine.course.entities ? (
          <Player key={`${mine.id} ${mine.hash} ${mine.replication} ${mine.day}`} shown={mine} />
        ) : (
          <p>{t("day.empty")}</p>
        ))}
    </>
  );
}

// Choice chooses the replication and the day, and tells how far the host is.
function Choice({ shown: seen }: { shown: Shown | null }) {
  const of = current.value!,
    wanted = asked.value,
    running = wanted ? job(wanted.job) : undefined;
  const event = running?.event,
    waiting = wanted !== null && !ended(event);
  const replication = useSignal(seen?.replication ?? 1),
    day = useSignal(seen?.day ?? 1);
  const days = Math.max(1, Math.ceil(of.run.days || of.run.defaultDays || 1));
  return (
    <form
      class="day-row day-choice"
      onSubmit={(submit) => {
        submit.preventDefault();
        void ask(of, replication.value, day.value);
      }}
    >
      <label>
        {t("day.replication")}{" "}
        <input
          type="number"
          min="1"
          required
          value={replication.value}
          onInput={(input) => (replication.value = input.currentTarget.valueAsNumber || 1)}
        />
      </label>
      <label>
        {t("day.day")}{" "}
        {days <= 60 ? (
          <select value={String(day.value)} onChange={(change) => (day.value = Number(change.currentTarget.value))}>
            {Array.from({ length: days }, (_, i) => (
              <option key={i} value={String(i + 1)}>
                {i + 1}
                {seen ? " · " + dayOf(seen.course, i + 1) : ""}
              </option>
            ))}
          </select>
        ) : (
          <input
            type="number"
            min="1"
            max={days}
            required
            value={day.value}
            onInput={(input) => (day.value = input.currentTarget.valueAsNumber || 1)}
          />
        )}
      </label>
      <button type="submit" disabled={waiting}>
        {t("day.show")}
      </button>
      {waiting && (
        <span class="day-progress">
          {t("day.running")}{" "}
          {event?.kind === "progress" && <progress max={event.of} value={event.done} aria-label={t("day.running")} />}{" "}
          <button
            type="button"
            onClick={() => wanted && void tried(call("cancel", { job: wanted.job })).then(() => (asked.value = null))}
          >
            {t("day.cancel")}
          </button>
        </span>
      )}
      {event?.kind === "failed" && wanted && <span class="day-failed">{event.message || t("day.failed")}</span>}
    </form>
  );
}

function siteOf(course: Course, entity: number, second: number): number | null {
  const { first, from, to, site } = course.segments;
  for (let i = first[entity]!; i < first[entity + 1]!; i++)
    if (from[i]! <= second && second < to[i]!) return site[i]! < 0 ? theMap : site[i]!;
  return null;
}

function Player({ shown: of }: { shown: Shown }) {
  const { course, clock } = of,
    { ground } = course;
  const canvas = useRef<HTMLCanvasElement>(null),
    stage = useRef<Stage | null>(null);
  const site = useSignal(of.site),
    part = useSignal("all"),
    station = useSignal(-1),
    followed = useSignal(-1);
  const waiters = useSignal<Waiter[]>([]);
  const second = useTold(clock);
  const hubs = ground.links.length > 0 && course.week.sites.filter((s) => s.at?.length === 2).length > 1;
  const renew = () => (waiters.value = waitersOf(course, site.peek(), clock.second.peek()));
  const show = (wanted: number) => {
    site.value = of.site = wanted;
    part.value = "all";
    station.value = -1;
    stage.current?.show(wanted);
    renew();
  };
  useEffect(() => {
    const made = mount(canvas.current!, course, clock, site.peek(), (picked) => {
      if (picked.site !== undefined) show(picked.site);
      if (picked.station !== undefined) station.value = picked.station;
      if (picked.entity !== undefined) followed.value = picked.entity;
    });
    made.nameOf = countryName;
    stage.current = made;
    renew();
    return () => {
      clock.pause();
      made.dispose();
    };
  }, [course, clock]);
  useSignalEffect(() => {
    const made = stage.current;
    if (!made) return;
    made.followed = followed.value;
    made.chosen = station.value;
    made.refresh();
  });
  useEffect(() => {
    // who is followed may go on to another site
    const at = followed.value >= 0 ? siteOf(course, followed.value, second) : null;
    if (at !== null && at !== site.value && (at !== theMap || hubs)) show(at);
  }, [second, followed.value]);
  const place = site.value < 0 ? t("day.map") : ground.sites[site.value]!.title;
  return (
    <>
      <div class="day-row">
        {(ground.sites.length > 1 || hubs) && (
          <label>
            {t("day.place")}{" "}
            <select value={String(site.value)} onChange={(event) => show(Number(event.currentTarget.value))}>
              {hubs && <option value={String(theMap)}>{t("day.map")}</option>}
              {ground.sites.map((s) => (
                <option key={s.index} value={String(s.index)}>
                  {s.title}
                </option>
              ))}
            </select>
          </label>
        )}
        {site.value >= 0 && (
          <PartChoice
            course={course}
            site={site.value}
            part={part.value}
            choose={(wanted) => {
              part.value = wanted;
              stage.current?.fit(boxOf(course, site.value, wanted));
            }}
          />
        )}
        {site.value >= 0 && (
          <span class="day-zoom">
            <button type="button" aria-label={t("day.larger")} onClick={() => stage.current?.zoom(1.4)}>
              +
            </button>
            <button type="button" aria-label={t("day.smaller")} onClick={() => stage.current?.zoom(1 / 1.4)}>
              −
            </button>
          </span>
        )}
      </div>
      <Transport course={course} clock={clock} day={of.day} site={site.value} second={second} />
      <div
        class="day-plan"
        role="group"
        tabIndex={0}
        aria-label={t("day.keys")}
        onKeyDown={(event) => {
          if (keys(stage.current, event.key)) event.preventDefault();
        }}
      >
        <canvas
          ref={canvas}
          class="day-canvas"
          role="img"
          aria-label={t("day.picture", { place, time: timeOf(course, second) })}
        />
      </div>
      <p class="day-hint">{t("day.keys")}</p>
      <Legend course={course} site={site.value} />
      <h2>
        {t("day.now")}, {timeOf(course, second)}
      </h2>
      <Summary course={course} site={site.value} second={second} />
      <div class="day-panels">
        {site.value >= 0 && (
          <StationPanel
            course={course}
            site={site.value}
            station={station.value}
            second={second}
            choose={(wanted) => (station.value = wanted)}
          />
        )}
        <FollowPanel
          course={course}
          waiters={waiters.value}
          followed={followed.value}
          second={second}
          renew={renew}
          choose={(wanted) => (followed.value = wanted)}
        />
      </div>
    </>
  );
}

// keys moves the plan by the keyboard, and says whether the key was one for it.
function keys(stage: Stage | null, key: string): boolean {
  const moves: Record<string, () => void> = {
    ArrowLeft: () => stage?.pan(60, 0),
    ArrowRight: () => stage?.pan(-60, 0),
    ArrowUp: () => stage?.pan(0, 60),
    ArrowDown: () => stage?.pan(0, -60),
    "+": () => stage?.zoom(1.4),
    "=": () => stage?.zoom(1.4),
    "-": () => stage?.zoom(1 / 1.4),
    "0": () => stage?.fit(),
  };
  moves[key]?.();
  return key in moves;
}

function boxOf(course: Course, site: number, part: string) {
  const plan = course.ground.sites[site]!;
  if (part === "land") return { x: 0, y: 0, width: plan.width, height: plan.height };
  return plan.parts.find((p) => p.figure === part) ?? null;
}

function PartChoice({
  course,
  site,
  part,
  choose,
}: {
  course: Course;
  site: number;
  part: string;
  choose: (part: string) => void;
}) {
  const plan = course.ground.sites[site]!,
    land = plan.height > plan.core.height + 1;
  if (plan.parts.length < 2 && !land) return null;
  return (
    <label>
      {t("day.part")}{" "}
      <select value={part} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="all">{t("day.part.all")}</option>
        {plan.parts.length > 1 &&
          plan.parts.map((p) => (
            <option key={p.figure} value={p.figure}>
              {t(`day.part.${p.figure as "truck" | "car" | "person" | "train" | "thing"}`)}
            </option>
          ))}
        {land && <option value="land">{t("day.part.land")}</option>}
      </select>
    </label>
  );
}

// Legend tells what colours and figures mean: of the figures those that come to the site.
function Legend({ course, site }: { course: Course; site: number }) {
  const figures = useMemo(() => {
    const { segments } = course,
      seen = new Set<FigureName>();
    for (let i = 0; i < segments.count; i++)
      if (segments.site[i] === site) seen.add(course.figures[segments.entity[i]!]!);
    return [...seen].sort();
  }, [course, site]);
  return (
    <ul class="day-legend" aria-label={t("day.legend")}>
      {([0, 1, 2, 4] as const).map((doing) => (
        <li key={doing}>
          <span class={`day-swatch day-doing-${doing}`} />
          {t(`day.doing.${doing}`)}
        </li>
      ))}
      {figures.map((figure) => (
        <li key={figure}>
          <span class={`day-shape day-shape-${figure}`} />
          {t(`day.figure.${figure}`)}
        </li>
      ))}
    </ul>
  );
}
