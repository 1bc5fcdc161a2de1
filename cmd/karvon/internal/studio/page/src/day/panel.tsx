// What is said beside the plan: how many are where, the numbers of a station, and the way of one who is followed.

import { useMemo } from "preact/hooks";
import { number, t } from "../language";
import { longestWaiting, numbersOf, step, waitingFor, type Waiter } from "./counts";
import type { Course } from "./course";
import { short } from "./plan";
import { parts, serves, stays, travels, waits } from "./segments";
import { about, lasting, timeOf } from "./words";

// seen is how long something lasts on this day: what began before it, or goes on after it, lasts longer.
function seen(seconds: number, whole: boolean): string {
  return (whole ? "" : "≥ ") + lasting(seconds);
}

export function titleOf(course: Course, doing: number, place: number): string {
  const { week } = course;
  const found = doing === stays ? week.zones[place] : doing === travels ? week.links[place] : week.stations[place];
  if (!found) return "";
  const alike = doing === waits || doing === serves ? week.stations.filter((s) => s.title === found.title).length : 1;
  return found.title ? apart(found.title, found.name, alike) : short(found.name);
}

// apart is a title, with the name behind it where several have the same title, as both countries' passport desks have.
function apart(title: string, name: string, alike: number): string {
  return alike > 1 ? `${title} (${short(name)})` : title;
}

// Summary says in words what the canvas shows.
export function Summary({ course, site, second }: { course: Course; site: number; second: number }) {
  const { segments, week, ground } = course,
    share = week.replay?.share || 1;
  let present = 0,
    waiting = 0;
  const at = new Map<number, number>();
  for (const i of course.around(site < 0 ? ground.sites.length : site, second)) {
    if (second < segments.from[i]! || second >= segments.to[i]!) continue;
    present++;
    if (segments.doing[i] !== waits) continue;
    waiting++;
    at.set(segments.place[i]!, (at.get(segments.place[i]!) ?? 0) + 1);
  }
  const fullest = [...at].sort((a, b) => b[1] - a[1])[0];
  return (
    <p class="day-summary" aria-live="off">
      {site < 0
        ? t("day.travelling", { count: about(present / share) })
        : t("day.present", { present: about(present / share), waiting: about(waiting / share) })}{" "}
      {site >= 0 &&
        (fullest
          ? t("day.longest", { station: titleOf(course, waits, fullest[0]), count: about(fullest[1] / share) })
          : t("day.nobody"))}{" "}
      {share < 0.999 && t("day.share", { count: about(1 / share) })}
    </p>
  );
}

// Curve draws numbers through the day, with a line at a second.
export function Curve({
  levels,
  length,
  second,
  label,
  height = 90,
}: {
  levels: Float64Array;
  length: number;
  second: number;
  label: string;
  height?: number;
}) {
  const most = Math.max(1, ...levels),
    width = 300;
  const x = (at: number) => (at / Math.max(1, length)) * width;
  const points = Array.from(
    levels,
    (level, i) => `${x(i * step).toFixed(1)},${(height - (level / most) * (height - 4)).toFixed(1)}`,
  );
  return (
    <svg class="day-curve" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <polygon
        class="day-curve-area"
        points={`0,${height} ${points.join(" ")} ${x((levels.length - 1) * step)},${height}`}
      />
      <line class="day-curve-now" x1={x(second)} x2={x(second)} y1="0" y2={height} />
    </svg>
  );
}

// StationPanel tells the numbers of a station at a second, and its curve.
export function StationPanel({
  course,
  site,
  station,
  second,
  choose,
}: {
  course: Course;
  site: number;
  station: number;
  second: number;
  choose: (station: number) => void;
}) {
  const all = [...(course.ground.sites[site]?.stations ?? [])].sort((a, b) => a.order - b.order || a.index - b.index);
  const chosen = all.find((s) => s.index === station),
    share = course.week.replay?.share || 1;
  return (
    <section class="day-station">
      <label>
        {t("day.station")}{" "}
        <select
          value={chosen ? String(station) : ""}
          onChange={(event) => choose(event.currentTarget.value === "" ? -1 : Number(event.currentTarget.value))}
        >
          <option value="">{t("day.station.none")}</option>
          {all.map((s) => (
            <option key={s.index} value={String(s.index)}>
              {apart(s.title, s.name, all.filter((other) => other.title === s.title).length)}
            </option>
          ))}
        </select>
      </label>
      {chosen && (
        <StationNumbers
          course={course}
          station={station}
          most={chosen.servers}
          second={second}
          share={share}
          title={chosen.title}
        />
      )}
    </section>
  );
}

function StationNumbers({
  course,
  station,
  most,
  second,
  share,
  title,
}: {
  course: Course;
  station: number;
  most: number;
  second: number;
  share: number;
  title: string;
}) {
  const now = numbersOf(course, station, second);
  const levels = useMemo(() => waitingFor(course, station).map((n) => n / share), [course, station]);
  return (
    <>
      <dl class="day-numbers">
        <div>
          <dt>{t("day.waiting")}</dt>
          <dd>{about(now.waiting)}</dd>
        </div>
        <div>
          <dt>{t("day.served")}</dt>
          <dd>{about(now.served)}</dd>
        </div>
        {now.open !== null && (
          <div>
            <dt>{t("day.open", { most })}</dt>
            <dd>{number(now.open, 1)}</dd>
          </div>
        )}
        {now.waiting > 0 && (
          <div>
            <dt>{t("day.waited")}</dt>
            <dd>{seen(now.longest, now.longest < second)}</dd>
          </div>
        )}
      </dl>
      <p class="day-peak" aria-hidden="true">
        {about(Math.max(0, ...levels))}
      </p>
      <Curve
        levels={levels}
        length={course.length}
        second={second}
        label={t("day.curve", { station: title, most: about(Math.max(0, ...levels)), now: about(now.waiting) })}
      />
      <p class="day-hours" aria-hidden="true">
        {[0, 0.25, 0.5, 0.75, 1].map((part) => (
          <span key={part}>{timeOf(course, part * course.length)}</span>
        ))}
      </p>
    </>
  );
}

export function flowOf(course: Course, entity: number): string {
  const flow = course.week.flows[course.week.replay?.entities?.[entity]?.[0] ?? -1];
  return flow ? flow.title || short(flow.name) : "";
}

export function waitersOf(course: Course, site: number, second: number): Waiter[] {
  return longestWaiting(course, site, second, 40);
}

// FollowPanel chooses whom to follow, and tells the way of the one who is.
export function FollowPanel({
  course,
  waiters,
  followed,
  second,
  choose,
  renew,
}: {
  course: Course;
  waiters: Waiter[];
  followed: number;
  second: number;
  choose: (entity: number) => void;
  renew: () => void;
}) {
  const listed = waiters.some((w) => w.entity === followed);
  return (
    <section class="day-follow">
      <label>
        {t("day.follow")}{" "}
        <select
          value={String(followed)}
          onFocus={renew}
          onChange={(event) => choose(Number(event.currentTarget.value))}
        >
          <option value="-1">{t("day.follow.none")}</option>
          {followed >= 0 && !listed && (
            <option value={String(followed)}>{t("day.follow.click", { flow: flowOf(course, followed) })}</option>
          )}
          {waiters.map((w) => (
            <option key={w.entity} value={String(w.entity)}>
              {t("day.follow.waiter", {
                flow: flowOf(course, w.entity),
                time: seen(second - w.since, w.since > 0),
                station: titleOf(course, waits, w.station),
              })}
            </option>
          ))}
        </select>
      </label>
      {followed >= 0 && <Itinerary course={course} entity={followed} second={second} />}
    </section>
  );
}

function Itinerary({ course, entity, second }: { course: Course; entity: number; second: number }) {
  const all = parts(course.week.replay?.entities?.[entity] ?? []);
  return (
    <div class="scroll day-way" tabIndex={0} role="region" aria-label={t("day.way")}>
      <table>
        <caption>
          {t("day.way")}: {flowOf(course, entity)}
        </caption>
        <thead>
          <tr>
            <th>{t("day.way.from")}</th>
            <th>{t("day.way.for")}</th>
            <th>{t("day.way.what")}</th>
          </tr>
        </thead>
        <tbody>
          {all.map((part, i) => (
            <tr key={i} class={part.from <= second && second < part.to ? "day-now" : undefined}>
              <td>{timeOf(course, part.from)}</td>
              <td>{seen(part.to - part.from, part.from > 0 && part.to < course.length)}</td>
              <td>
                <span class={`day-swatch day-doing-${part.doing}`} />
                {t(
                  part.doing === waits
                    ? "day.doing.0"
                    : part.doing === serves
                      ? "day.doing.1"
                      : part.doing === stays
                        ? "day.doing.2"
                        : "day.doing.3",
                )}
                : {titleOf(course, part.doing, part.place)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
