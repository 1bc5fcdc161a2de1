// The day that a report replays, on the same plan of a site as the studio's. The report's page has the controls; what
// is here moves them.

import { inSlices } from "../slices";
import { Clock } from "./clock";
import "./colours.css";
import { step, waitingAt, worst } from "./counts";
import { Course } from "./course";
import { homeOf, type Ground, type Week } from "./ground";
import { mount, theMap, type Picked } from "./stage";
import { waits } from "./segments";
import { timeOf } from "./time";

export interface Report extends Week {
  ground: Ground;
}

// Words are those of the report's language.
interface Words {
  days: string[]; // from Monday
  play: string;
  pause: string;
  everywhere: string;
  between: string;
  there: (count: number, waiting: number, place: string) => string;
}

// show draws the day of a report into the controls of its page, until that is drawn anew; a second of the day can be
// asked for.
export async function show(
  root: Element,
  report: Report,
  ended: AbortSignal,
  asked: number | null,
  words: Words,
): Promise<void> {
  const replay = report.replay!,
    course = await inSlices(Course.made(report.ground, report));
  if (ended.aborted) return;
  const byId = <E extends Element>(id: string) => root.querySelector<E>("#replay-" + id)!;
  const canvas = byId<HTMLCanvasElement>("canvas"),
    slider = byId<HTMLInputElement>("time"),
    play = byId<HTMLButtonElement>("play"),
    speed = byId<HTMLSelectElement>("speed"),
    choice = byId<HTMLSelectElement>("site");
  const clock = new Clock(course.length);
  slider.max = String(course.length);
  const sites = sitesOf(course, words),
    home = homeOf(report.ground);
  let site = sites.find((one) => one.index === home) ?? sites[0]!;
  clock.seek(asked ?? worst(course, site.index));
  const stage = mount(canvas, course, clock, site.index, (picked: Picked) => {
    const found = sites.find((one) => one.index === picked.site);
    if (found) go(found);
  });
  choice.replaceChildren(...sites.map((one, i) => new Option(one.title, String(i))));
  choice.value = String(sites.indexOf(site));
  choice.disabled = sites.length < 2;
  const go = (chosen: Site) => {
    site = chosen;
    choice.value = String(sites.indexOf(site));
    stage.show(site.index);
    profile();
    told = "";
  };

  const profile = () => drawProfile(byId<HTMLCanvasElement>("profile"), waitingAt(course, site.index), course.length);
  let told = "";
  const tell = (second: number) => {
    const { start } = replay,
      now = words.days[Math.floor((start + second / 60) / 1440) % 7] + " " + timeOf(course, second);
    play.textContent = clock.playing.value ? words.pause : words.play;
    slider.value = String(Math.round(second));
    if (now === told) return;
    told = byId("clock").textContent = now;
    slider.setAttribute("aria-valuetext", now);
    byId("summary").textContent = summary(course, site, second, words);
  };
  const hurry = () => (clock.speed.value = Number(speed.value));
  const on = (element: EventTarget, event: string, does: () => void) =>
    element.addEventListener(event, does, { signal: ended });
  on(choice, "change", () => go(sites[Number(choice.value)]!));
  on(speed, "change", hurry);
  on(play, "click", () => {
    hurry();
    if (clock.playing.value) clock.pause();
    else clock.play();
    tell(clock.second.value);
  });
  on(slider, "input", () => clock.seek(Number(slider.value)));
  on(byId("larger"), "click", () => stage.zoom(1.4));
  on(byId("smaller"), "click", () => stage.zoom(1 / 1.4));
  on(window, "resize", profile);
  on(matchMedia("(prefers-color-scheme: dark)"), "change", profile);
  on(ended, "abort", () => {
    clock.pause();
    stage.dispose();
  });
  clock.onDraw(tell);
  profile();
}

interface Site {
  index: number; // theMap for all of them
  title: string;
}

// sitesOf lists the sites to which somebody comes, those first to which most do, and the map where there is one.
function sitesOf(course: Course, words: Words): Site[] {
  const { ground, segments, week } = course,
    count = new Map<number, number>();
  for (const site of segments.site) if (site >= 0) count.set(site, (count.get(site) ?? 0) + 1);
  const sites: Site[] = ground.sites
    .filter((site) => count.has(site.index))
    .sort((a, b) => count.get(b.index)! - count.get(a.index)!)
    .map(({ index, name, title }) => ({ index, title: title === name ? name : name + ": " + title }));
  if (week.sites.filter((site) => site.at?.length === 2).length > 1 && ground.links.length > 0)
    sites.push({ index: theMap, title: words.everywhere + ": " + words.between });
  return sites;
}

// summary says in words what the canvas shows, of all where a part of them is shown.
function summary(course: Course, site: Site, second: number, words: Words): string {
  const { segments, ground, week } = course,
    sites = site.index < 0 ? ground.sites.map((_, i) => i).concat(ground.sites.length) : [site.index];
  let there = 0,
    waiting = 0;
  for (const at of sites)
    for (const i of course.around(at, second)) {
      if (second < segments.from[i]! || second >= segments.to[i]!) continue;
      there++;
      if (segments.doing[i] === waits) waiting++;
    }
  const all = (count: number) => Math.round(count / (week.replay?.share || 1));
  return words.there(all(there), all(waiting), site.index < 0 ? words.everywhere : ground.sites[site.index]!.name);
}

// drawProfile draws how many wait through the day.
function drawProfile(canvas: HTMLCanvasElement, levels: Float64Array, length: number): void {
  const ratio = window.devicePixelRatio || 1,
    { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext("2d")!,
    most = Math.max(1, ...levels);
  pen.scale(ratio, ratio);
  const x = (i: number) => 8 + ((width - 16) * i * step) / Math.max(1, length);
  pen.beginPath();
  pen.moveTo(8, height);
  levels.forEach((level, i) => pen.lineTo(x(i), height - ((height - 2) * level) / most));
  pen.lineTo(x(levels.length - 1), height);
  pen.fillStyle = getComputedStyle(canvas).getPropertyValue("--wait");
  pen.globalAlpha = 0.45;
  pen.fill();
}
