// A canvas on which a day is seen: the plan of a site, or the map of the hubs. Several can go by one clock.

import type { Clock } from "./clock";
import { newMoment, type Course, type Moment } from "./course";
import { openAt } from "./counts";
import { drawFigures } from "./figures";
import type { Box, GroundSite } from "./ground";
import { HubMap, ring } from "./map";
import { drawGround, drawLabels, drawShut, short, type Label } from "./plan";
import { waits } from "./segments";
import { coloursOf, type Colours } from "./theme";
import { center, fit, pan, zoom, type View } from "./view";

// The number of the map, where a site would stand.
export const theMap = -1;

export interface Picked {
  entity?: number;
  station?: number;
  site?: number;
}

export class Stage {
  private pen: CanvasRenderingContext2D;
  private ground: HTMLCanvasElement = document.createElement("canvas");
  private stale = true; // whether the ground is to be drawn anew
  private colours: Colours;
  private moment: Moment = newMoment(1024);
  private waiting: Int32Array;
  private map: HubMap;
  private view: View = { x: 0, y: 0, scale: 1 };
  private shown: Box | null = null; // what the view was fitted to; null where the reader chose it
  private width = 1;
  private height = 1;
  private shownSite: number;
  private ends: (() => void)[] = [];
  followed = -1; // entity
  chosen = -1; // station
  nameOf: (country: string) => string = (country) => country;

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly course: Course,
    readonly clock: Clock,
    site: number,
    private readonly picked: (picked: Picked) => void = () => {},
  ) {
    this.pen = canvas.getContext("2d", { alpha: false })!;
    this.colours = coloursOf(canvas);
    this.map = new HubMap(course);
    this.waiting = new Int32Array(course.spots.station.length);
    this.shownSite = site;
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(canvas);
    const dark = matchMedia("(prefers-color-scheme: dark)"),
      recolour = () => {
        this.colours = coloursOf(canvas);
        this.refresh();
      };
    dark.addEventListener("change", recolour);
    this.ends.push(
      () => sizes.disconnect(),
      () => dark.removeEventListener("change", recolour),
      clock.onDraw((second) => this.draw(second)),
      this.listen(),
    );
    this.resize();
    this.fit();
  }

  dispose(): void {
    for (const end of this.ends) end();
  }

  get site(): number {
    return this.shownSite;
  }

  private get plan(): GroundSite | undefined {
    return this.course.ground.sites[this.shownSite];
  }

  show(site: number): void {
    this.shownSite = site;
    this.fit();
  }

  // shape makes the canvas as high as what it shows is against its breadth, between bounds.
  private shape(): void {
    const core = this.plan && (this.shown ?? this.plan.core),
      ratio = core ? core.height / Math.max(core.width, 1) : 0.6;
    const height = Math.round(Math.min(0.72 * window.innerHeight, Math.max(220, this.canvas.clientWidth * ratio + 24)));
    this.canvas.style.setProperty("--day-height", height + "px");
  }

  // fit shows a box of the site; without one what journeys lead to.
  fit(box: Box | null = null): void {
    this.shown = box ?? (this.plan ? this.withQueues(this.plan.core) : null);
    this.shape();
    if (this.shown) this.view = fit(this.shown, this.width, this.height);
    this.refresh();
  }

  // withQueues gives a box with the queues that reach out of it on the roads, but for what lies far off.
  private withQueues(box: Box): Box {
    this.moment = this.course.at(this.shownSite, this.clock.second.peek(), this.moment);
    const { moment } = this,
      far = 8 * box.width;
    let left = box.x,
      right = box.x + box.width;
    for (let i = 0; i < moment.count; i++) {
      if (moment.doing[i] !== waits) continue;
      left = Math.min(left, Math.max(moment.x[i]! - 30, box.x - far));
      right = Math.max(right, Math.min(moment.x[i]! + 30, box.x + box.width + far));
    }
    return { ...box, x: left, width: right - left };
  }

  zoom(by: number, x = this.width / 2, y = this.height / 2): void {
    this.shown = null;
    this.view = zoom(this.view, by, x, y);
    this.refresh();
  }

  pan(dx: number, dy: number): void {
    this.shown = null;
    this.view = pan(this.view, dx, dy);
    this.refresh();
  }

  refresh(): void {
    this.stale = true;
    this.clock.redraw();
  }

  private resize(): void {
    const ratio = window.devicePixelRatio || 1;
    if (this.canvas.clientWidth !== this.width) this.shape();
    this.width = Math.max(1, this.canvas.clientWidth);
    this.height = Math.max(1, this.canvas.clientHeight);
    for (const canvas of [this.canvas, this.ground]) {
      canvas.width = Math.round(this.width * ratio);
      canvas.height = Math.round(this.height * ratio);
    }
    this.map.resize(this.width, this.height);
    if (this.shown) this.view = fit(this.shown, this.width, this.height);
    this.stale = true;
    this.draw(this.clock.second.peek()); // at once, as a canvas of another size is empty
  }

  // draw draws a second of the day, and notes on the canvas which one and how many.
  draw(second: number): void {
    const { pen } = this,
      ratio = this.canvas.width / this.width;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const drawn = this.plan ? this.drawSite(this.plan, second, ratio) : this.drawMap(second, ratio);
    this.canvas.dataset["second"] = String(second);
    this.canvas.dataset["drawn"] = String(drawn);
  }

  private drawMap(second: number, ratio: number): number {
    this.renew(ratio, (pen) => this.map.drawGround(pen, this.colours));
    return this.map.draw(this.pen, second, this.followed, this.colours);
  }

  private drawSite(site: GroundSite, second: number, ratio: number): number {
    this.moment = this.course.at(this.shownSite, second, this.moment);
    this.keepInSight();
    const { pen, view, colours, course } = this;
    this.renew(ratio, (ground) => drawGround(ground, site, view, this.width, this.height, colours));
    for (const station of site.stations) {
      const open = openAt(course, station.index, second);
      if (open !== null) drawShut(pen, station, open, view, colours);
    }
    const seen = drawFigures(pen, this.moment, course.figures, view, this.width, this.height, colours);
    this.drawNames(site);
    for (let i = 0; i < this.moment.count; i++) {
      if (this.moment.entity[i] === this.followed)
        ring(pen, (this.moment.x[i]! - view.x) * view.scale, (this.moment.y[i]! - view.y) * view.scale, colours);
    }
    return seen;
  }

  // renew draws what stands still anew where that is stale, and copies it.
  private renew(ratio: number, draw: (pen: CanvasRenderingContext2D) => void): void {
    if (this.stale) {
      const pen = this.ground.getContext("2d", { alpha: false })!;
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      draw(pen);
      this.stale = false;
    }
    this.pen.drawImage(this.ground, 0, 0, this.width, this.height);
  }

  // keepInSight moves the view with the one who is followed, where it would leave it.
  private keepInSight(): void {
    if (this.followed < 0) return;
    const { moment, view } = this;
    for (let i = 0; i < moment.count; i++) {
      if (moment.entity[i] !== this.followed) continue;
      const x = (moment.x[i]! - view.x) * view.scale,
        y = (moment.y[i]! - view.y) * view.scale;
      if (x > this.width * 0.1 && x < this.width * 0.9 && y > this.height * 0.1 && y < this.height * 0.9) return;
      this.shown = null;
      this.view = center(view, moment.x[i]!, moment.y[i]!, this.width, this.height);
      this.stale = true;
      return;
    }
  }

  // drawNames writes names where they have room, and beside each station how many wait.
  private drawNames(site: GroundSite): void {
    const { moment, view, waiting, course } = this,
      { place, doing } = course.segments,
      share = course.week.replay?.share || 1;
    waiting.fill(0);
    for (let i = 0; i < moment.count; i++)
      if (doing[moment.segment[i]!] === waits) waiting[place[moment.segment[i]!]!]!++;
    const labels: Label[] = [];
    for (const station of site.stations) {
      const count = Math.round(waiting[station.index]! / share);
      const left = Math.min(station.x, station.queue.x),
        right = Math.max(station.x + station.width, station.queue.x + station.queue.width);
      const w = (right - left) * view.scale,
        h = station.queue.height * view.scale;
      const chosen = station.index === this.chosen;
      if (!chosen && w < 24 && !count) continue;
      const y =
        h > 26
          ? (station.queue.y - view.y) * view.scale + 12
          : (station.y + station.height / 2 - view.y) * view.scale + 4;
      const room = (w > 40 && h > 11) || chosen ? Math.max(w - 2, chosen ? 200 : 0) : 0;
      this.pen.font = chosen ? "600 12px system-ui" : "11px system-ui";
      const { title } = this.course.week.stations[station.index]!;
      labels.push({
        text: room ? this.fitting(title, station.name, room) : "",
        x: (left - view.x) * view.scale + 1,
        y,
        width: Math.max(room, 40),
        strong: chosen,
        badge: count ? String(count) : "",
      });
    }
    const zones: Label[] = [];
    for (const zone of site.zones) {
      const w = zone.width * view.scale,
        h = zone.height * view.scale,
        outside = h < 40 || w < 110 || zone.figure === "person";
      if (w < 30) continue;
      this.pen.font = "600 12px system-ui";
      zones.push({
        text: this.fitting(zone.title, zone.name, w - 6),
        x: (zone.x - view.x) * view.scale + 3,
        y: (zone.y - view.y) * view.scale + (outside ? -4 : 13),
        width: Math.max(w - 6, outside ? 130 : 0),
        strong: true,
        badge: "",
      });
    }
    drawLabels(
      this.pen,
      [
        ...this.edges(site),
        ...zones,
        ...labels.sort((a, b) => Number(b.strong) - Number(a.strong) || Number(!!b.badge) - Number(!!a.badge)),
      ],
      this.colours,
    );
  }

  // fitting is a title where it has room, and otherwise the words of the name.
  private fitting(title: string, name: string, width: number): string {
    return title && this.pen.measureText(title).width < width ? title : short(name);
  }

  // edges names the countries on both sides of the border, and where the roads lead.
  private edges(site: GroundSite): Label[] {
    const { view } = this,
      labels: Label[] = [];
    if (site.border !== null && site.countries.length === 2) {
      const x = (site.border - view.x) * view.scale,
        names = site.countries.map(this.nameOf);
      this.pen.font = "600 12px system-ui";
      labels.push({
        text: names[0]!,
        x: x - this.pen.measureText(names[0]!).width - 14,
        y: 16,
        width: 200,
        strong: true,
        badge: "",
      });
      labels.push({ text: names[1]!, x: x + 10, y: 16, width: 200, strong: true, badge: "" });
    }
    for (const gate of site.gates) {
      const link = this.course.ground.links[gate.link];
      if (!link) continue;
      const far = this.course.ground.sites[link.from === site.index ? link.to : link.from]!;
      const text = gate.right ? short(far.name) + " →" : "← " + short(far.name);
      this.pen.font = "11px system-ui";
      const x = (gate.x - view.x) * view.scale,
        wide = this.pen.measureText(text).width;
      if (x < -150 || x > this.width + 150) continue;
      labels.push({
        text,
        x: gate.right ? Math.min(x, this.width) - wide - 6 : Math.max(x, 0) + 4,
        y: (gate.y - view.y) * view.scale - 8,
        width: 160,
        strong: false,
        badge: "",
      });
    }
    return labels;
  }

  // listen takes what is done with a mouse, a finger or a pen: dragging, and choosing what is under it.
  private listen(): () => void {
    const { canvas } = this,
      pointers = new Map<number, PointerEvent>();
    let moved = 0;
    const down = (event: PointerEvent) => {
      pointers.set(event.pointerId, event);
      moved = 0;
    };
    const move = (event: PointerEvent) => {
      const before = pointers.get(event.pointerId);
      if (!before || !this.plan) return;
      const dx = event.clientX - before.clientX,
        dy = event.clientY - before.clientY;
      moved += Math.abs(dx) + Math.abs(dy);
      const other = [...pointers.values()].find((p) => p.pointerId !== event.pointerId),
        box = canvas.getBoundingClientRect();
      if (other) {
        const span = (p: PointerEvent) => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY) || 1;
        this.zoom(
          span(event) / span(before),
          (event.clientX + other.clientX) / 2 - box.left,
          (event.clientY + other.clientY) / 2 - box.top,
        );
      } else if (moved > 4) {
        canvas.setPointerCapture(event.pointerId);
        this.pan(dx, dy);
      }
      pointers.set(event.pointerId, event);
    };
    const up = (event: PointerEvent) => {
      if (pointers.delete(event.pointerId) && moved <= 4 && event.type === "pointerup")
        this.pick(event.offsetX, event.offsetY);
    };
    const wheel = (event: WheelEvent) => {
      if (!this.plan || !(event.ctrlKey || event.metaKey)) return; // otherwise the page scrolls
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY / 300), event.offsetX, event.offsetY);
    };
    const twice = (event: MouseEvent) => this.plan && this.zoom(2, event.offsetX, event.offsetY);
    canvas.addEventListener("dblclick", twice);
    canvas.addEventListener("pointerdown", down);
    canvas.addEventListener("pointermove", move);
    for (const end of ["pointerup", "pointercancel"] as const) canvas.addEventListener(end, up);
    canvas.addEventListener("wheel", wheel, { passive: false });
    return () => {
      canvas.removeEventListener("dblclick", twice);
      canvas.removeEventListener("pointerdown", down);
      canvas.removeEventListener("pointermove", move);
      for (const end of ["pointerup", "pointercancel"] as const) canvas.removeEventListener(end, up);
      canvas.removeEventListener("wheel", wheel);
    };
  }

  // pick finds the entity or the station under a point, or on the map the site.
  private pick(x: number, y: number): void {
    if (!this.plan) {
      const site = this.map.pick(x, y);
      if (site >= 0) this.picked({ site });
      return;
    }
    const { moment, view } = this;
    let entity = -1,
      near = 9;
    for (let i = 0; i < moment.count; i++) {
      const away = Math.hypot((moment.x[i]! - view.x) * view.scale - x, (moment.y[i]! - view.y) * view.scale - y);
      if (away < near) [entity, near] = [moment.entity[i]!, away];
    }
    const u = view.x + x / view.scale,
      v = view.y + y / view.scale;
    const within = (box: Box) => u >= box.x && v >= box.y && u <= box.x + box.width && v <= box.y + box.height;
    const station =
      this.plan.stations.find(within) ?? (entity < 0 ? this.plan.stations.find((s) => within(s.queue)) : undefined);
    if (station) this.picked({ station: station.index });
    else if (entity >= 0) this.picked({ entity });
  }
}

// mount shows a day on a canvas; the page that compares mounts two or three on one clock.
export function mount(
  canvas: HTMLCanvasElement,
  course: Course,
  clock: Clock,
  site: number,
  picked?: (picked: Picked) => void,
): Stage {
  return new Stage(canvas, course, clock, site, picked);
}
