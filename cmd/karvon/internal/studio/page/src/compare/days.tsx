// The same day of two or three configurations, side by side on one clock.

import { useEffect, useRef, useState } from "preact/hooks";
import { call, type Configuration } from "../api";
import { Clock, speeds } from "../day/clock";
import { worst } from "../day/counts";
import { Course } from "../day/course";
import { homeOf, type Ground, type Week } from "../day/ground";
import { Summary } from "../day/panel";
import { mount } from "../day/stage";
import { useTold } from "../day/transport";
import { timeOf } from "../day/words";
import { number, t } from "../language";
import { inSlices } from "../slices";
import { ended, jobs, tried } from "../state";

interface Asked {
  id: string;
  job: string;
  ground: Ground;
}

function* coursesOf(days: [Ground, Week][]): Generator<void, Course[]> {
  const courses: Course[] = [];
  for (const [ground, week] of days) courses.push(yield* Course.made(ground, week));
  return courses;
}

export function Days({ of }: { of: Configuration[] }) {
  const [asked, setAsked] = useState<Asked[]>([]);
  const [courses, setCourses] = useState<Course[] | null>(null);
  const found = asked.map(({ job }) => jobs.value.get(job));
  const whole = asked.length === of.length && found.every((job) => job?.event?.kind === "done" && job.view?.week);
  const failed = found.find((job) => job?.event?.kind === "failed");
  useEffect(() => {
    if (!whole) return;
    let gone = false;
    void inSlices(coursesOf(asked.map(({ ground }, i) => [ground, found[i]?.view?.week as Week]))).then((made) => {
      if (!gone) setCourses(made);
    });
    return () => {
      gone = true;
    };
  }, [whole]);
  const show = async () => {
    setCourses(null);
    const begun: Asked[] = [];
    for (const { id } of of) {
      const both = await tried(Promise.all([call("plan", { id }), call("day", { id, replication: 1, day: 1 })]));
      if (!both) return;
      begun.push({ id, job: both[1].job, ground: both[0] as unknown as Ground });
    }
    setAsked(begun);
  };
  const waiting = asked.length > 0 && !courses && found.some((job) => !ended(job?.event));
  return (
    <section class="days" aria-labelledby="days-title">
      <h2 id="days-title">{t("compare.days")}</h2>
      {!courses && (
        <p>
          <button type="button" disabled={waiting} onClick={() => void show()}>{t("compare.show-days")}</button>
          {waiting && <span class="quiet"> {t("ask.simulating")}</span>}
        </p>
      )}
      {failed?.event?.kind === "failed" && <p class="error">{failed.event.message || t("answers.failed")}</p>}
      {courses && <Players of={of} courses={courses} />}
    </section>
  );
}

function Players({ of, courses }: { of: Configuration[]; courses: Course[] }) {
  const first = courses[0]!;
  const [clock] = useState(() => new Clock(Math.min(...courses.map((course) => course.length))));
  const [site, setSite] = useState(() => homeOf(first.ground));
  const second = useTold(clock);
  useEffect(() => clock.seek(worst(first, site)), [site]);
  useEffect(() => () => clock.pause(), []);
  const sites = first.ground.sites.filter((one) => courses.every((course) => course.ground.sites.some((s) => s.name === one.name)));
  const at = (course: Course) => Math.max(0, course.ground.sites.findIndex((s) => s.name === first.ground.sites[site]?.name));
  return (
    <>
      <div class="line clock">
        <button type="button" class="strong" onClick={() => (clock.playing.value ? clock.pause() : clock.play())}>
          {clock.playing.value ? t("compare.pause") : t("compare.play")}
        </button>
        <output class="now">{timeOf(first, second)}</output>
        <label class="grow">
          <span class="hidden">{t("compare.time")}</span>
          <input type="range" min={0} max={clock.length - 1} step={60} value={second} aria-valuetext={timeOf(first, second)}
            onInput={(event) => clock.seek(event.currentTarget.valueAsNumber)} />
        </label>
        <label>
          <span>{t("compare.speed")}</span>
          <select value={clock.speed.value} onChange={(event) => (clock.speed.value = Number(event.currentTarget.value))}>
            {speeds.map((speed) => <option key={speed} value={speed}>{number(speed)}×</option>)}
          </select>
        </label>
        {sites.length > 1 && (
          <label>
            <span>{t("compare.site")}</span>
            <select value={site} onChange={(event) => setSite(Number(event.currentTarget.value))}>
              {first.ground.sites.map((one, i) => sites.includes(one) && <option key={one.name} value={i}>{one.title || one.name}</option>)}
            </select>
          </label>
        )}
      </div>
      <div class="side-by-side">
        {courses.map((course, i) => (
          <figure key={of[i]?.id}>
            <figcaption>{of[i]?.name}</figcaption>
            <Canvas course={course} clock={clock} site={at(course)} label={t("compare.canvas", { name: of[i]?.name ?? "" })} />
            <Summary course={course} site={at(course)} second={second} />
          </figure>
        ))}
      </div>
    </>
  );
}

function Canvas({ course, clock, site, label }: { course: Course; clock: Clock; site: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const stage = mount(canvas.current, course, clock, site);
    return () => stage.dispose();
  }, [course, clock, site]);
  return <canvas class="compare-canvas" ref={canvas} role="img" aria-label={label}></canvas>;
}
