// The clock of a day with what moves it, and the second that is written beside what is drawn.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { t } from "../language";
import { speeds, type Clock } from "./clock";
import { presentAt, step, waitingAt, worst } from "./counts";
import type { Course } from "./course";
import { dayOf, timeOf } from "./words";

// useTold gives the second of the clock for what is written: five times a second while the day runs.
export function useTold(clock: Clock): number {
  const told = useSignal(clock.second.peek());
  useEffect(() => {
    let last = 0;
    return clock.onDraw((second) => {
      const now = performance.now();
      if (!clock.playing.peek() || now - last > 200) {
        last = now;
        told.value = second;
      }
    });
  }, [clock]);
  return told.value;
}

// Transport is the clock with what moves it: play, speed, the slider over the day's profile, the fullest hour.
export function Transport({
  course,
  clock,
  day,
  site,
  second,
}: {
  course: Course;
  clock: Clock;
  day: number;
  site: number;
  second: number;
}) {
  const time = timeOf(course, second);
  const levels = useMemo(() => [presentAt(course, site), waitingAt(course, site)] as const, [course, site]);
  return (
    <div class="day-row day-transport">
      <button type="button" class="day-play" onClick={() => (clock.playing.value ? clock.pause() : clock.play())}>
        {clock.playing.value ? t("day.pause") : t("day.play")}
      </button>
      <output class="day-clock" aria-live="off">
        {dayOf(course, day)} <b>{time}</b>
      </output>
      <label>
        {t("day.speed")}{" "}
        <select
          value={String(clock.speed.value)}
          onChange={(event) => (clock.speed.value = Number(event.currentTarget.value))}
        >
          {speeds.map((speed) => (
            <option key={speed} value={String(speed)}>
              {speed === 1 ? t("day.speed.real") : t("day.speed.times", { count: speed })}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => clock.seek(worst(course, site))}>
        {t("day.worst")}
      </button>
      <div class="day-time">
        <Profile levels={levels} length={course.length} />
        <input
          type="range"
          min="0"
          max={Math.max(0, course.length - 1)}
          step="60"
          value={Math.floor(second / 60) * 60}
          aria-label={t("day.time")}
          aria-valuetext={time}
          onInput={(event) => clock.seek(event.currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  );
}

// Profile draws how many are there through the day, and how many of them wait.
function Profile({ levels, length }: { levels: readonly [Float64Array, Float64Array]; length: number }) {
  const area = (all: Float64Array, most = Math.max(1, ...all)) =>
    `0,40 ${Array.from(all, (level, i) => `${(((i * step) / Math.max(1, length)) * 600).toFixed(1)},${(40 - (level / most) * 38).toFixed(1)}`).join(" ")} 600,40`;
  return (
    <svg class="day-profile" viewBox="0 0 600 40" preserveAspectRatio="none" role="img" aria-label={t("day.busy")}>
      <title>{t("day.busy")}</title>
      <polygon class="day-profile-all" points={area(levels[0])} />
      <polygon class="day-profile-wait" points={area(levels[1])} />
    </svg>
  );
}
