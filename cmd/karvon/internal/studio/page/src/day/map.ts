// The map of the hubs: the countries around, the roads and railways, and who is on them.

import type { Course } from "./course";
import { drawLabels, short, type Label } from "./plan";
import { sizeOf } from "./figures";
import { font, type Colours } from "./theme";
import type { Point } from "./ground";

// A Projection turns longitude and latitude into pixels: a degree of longitude is as long as cos(latitude) of one of
// latitude.
export interface Projection {
  x(longitude: number): number;
  y(latitude: number): number;
  degree: number; // pixels of a degree of latitude
}

export function projectionOf(points: readonly Point[], width: number, height: number): Projection {
  const range = (all: number[]) => [Math.min(...all), Math.max(...all)] as const;
  const [west, east] = range(points.map((p) => p[0])),
    [south, north] = range(points.map((p) => p[1]));
  const middle = [(west + east) / 2, (south + north) / 2] as const,
    squeeze = Math.cos((middle[1] * Math.PI) / 180);
  const aside = Math.min(110, width / 5);
  const degree = Math.min(
    (width - 2 * aside) / Math.max((east - west) * squeeze, 0.2),
    (height - 110) / Math.max(north - south, 0.2),
  );
  return {
    degree,
    x: (longitude) => width / 2 + (longitude - middle[0]) * squeeze * degree,
    y: (latitude) => height / 2 - (latitude - middle[1]) * degree,
  };
}

// A Line is a link on the map: railways bend away from the road between the same sites.
interface Line {
  a: Point;
  b: Point;
  bend: Point;
}

// pointOn gives a place on a line and its direction.
function pointOn(line: Line, part: number, out: Float64Array): void {
  const { a, b, bend } = line,
    u = 1 - part;
  out[0] = u * u * a[0] + 2 * u * part * bend[0] + part * part * b[0];
  out[1] = u * u * a[1] + 2 * u * part * bend[1] + part * part * b[1];
  out[2] = Math.atan2(
    2 * u * (bend[1] - a[1]) + 2 * part * (b[1] - bend[1]),
    2 * u * (bend[0] - a[0]) + 2 * part * (b[0] - bend[0]),
  );
}

export class HubMap {
  private lines: (Line | null)[] = [];
  private at: (Point | null)[] = []; // sites, in pixels
  private width = 0;
  private height = 0;
  private projection: Projection | null = null;

  constructor(private readonly course: Course) {}

  // has says whether there is anything to show: sites at two places at least.
  get has(): boolean {
    return this.course.week.sites.filter((site) => site.at?.length === 2).length > 1;
  }

  resize(width: number, height: number): void {
    const { week } = this.course,
      placed = week.sites.flatMap((site) => (site.at?.length === 2 ? [site.at] : []));
    this.width = width;
    this.height = height;
    this.projection = projectionOf(placed, width, height);
    const { x, y } = this.projection;
    this.at = week.sites.map((site) => (site.at?.length === 2 ? [x(site.at[0]), y(site.at[1])] : null));
    this.lines = week.links.map((link) => {
      const a = this.at[link.from],
        b = this.at[link.to];
      if (!a || !b) return null;
      const curve = link.rail ? 0.24 : 0;
      return { a, b, bend: [(a[0] + b[0]) / 2 + (b[1] - a[1]) * curve, (a[1] + b[1]) / 2 - (b[0] - a[0]) * curve] };
    });
  }

  drawGround(pen: CanvasRenderingContext2D, colours: Colours): void {
    pen.fillStyle = colours["day-land"];
    pen.fillRect(0, 0, this.width, this.height);
    const { borders } = this.course.week,
      projection = this.projection!;
    const polylines = (all: number[][] | null) => {
      pen.beginPath();
      for (const flat of all ?? [])
        for (let i = 0; i + 1 < flat.length; i += 2) {
          const x = projection.x(flat[i]! / 100),
            y = projection.y(flat[i + 1]! / 100);
          if (i) pen.lineTo(x, y);
          else pen.moveTo(x, y);
        }
      pen.stroke();
    };
    pen.strokeStyle = colours["day-water"];
    pen.lineWidth = 1;
    polylines(borders?.coasts ?? null);
    pen.strokeStyle = colours["day-border"];
    pen.setLineDash([6, 3, 1.5, 3]);
    polylines(borders?.borders ?? null);
    pen.setLineDash([]);
    this.drawLinks(pen, colours);
    this.drawCountries(pen, colours);
  }

  private drawLinks(pen: CanvasRenderingContext2D, colours: Colours): void {
    this.course.week.links.forEach((link, i) => {
      const line = this.lines[i];
      if (!line) return;
      const trace = () => {
        pen.beginPath();
        pen.moveTo(...line.a);
        pen.quadraticCurveTo(...line.bend, ...line.b);
        pen.stroke();
      };
      pen.strokeStyle = link.rail ? colours.rail : colours["day-road"];
      pen.lineWidth = link.rail ? 2 : 7;
      trace();
      pen.strokeStyle = link.rail ? colours.rail : colours["day-mark"];
      pen.lineWidth = link.rail ? 6 : 1;
      pen.setLineDash(link.rail ? [1.5, 6] : [6, 6]); // sleepers, or the middle of the road
      trace();
      pen.setLineDash([]);
    });
  }

  private drawCountries(pen: CanvasRenderingContext2D, colours: Colours): void {
    const { borders } = this.course.week,
      { x, y } = this.projection!;
    pen.font = `11px ${font}`;
    pen.textAlign = "center";
    pen.fillStyle = colours.faint;
    for (const [name, places] of Object.entries(borders?.names ?? {})) {
      const half = 4.6 * name.length;
      const seen = places
        .map(([longitude, latitude]) => [x(longitude / 100), y(latitude / 100)] as const)
        .find(
          ([u, v]) =>
            u > half &&
            v > 20 &&
            u < this.width - half &&
            v < this.height - 10 &&
            this.at.every((site) => !site || Math.abs(site[0] - u) > half + 20 || Math.abs(site[1] - v) > 26),
        );
      if (seen) pen.fillText(name.toUpperCase(), ...seen);
    }
    pen.textAlign = "left";
  }

  // draw draws who is on the way, and how many are at each site, and gives how many figures it drew.
  draw(pen: CanvasRenderingContext2D, second: number, followed: number, colours: Colours): number {
    const { segments, figures, ground } = this.course;
    const { from, to, place, back, entity } = segments;
    let seen = 0;
    for (const i of this.course.around(ground.sites.length, second)) {
      const line = this.lines[place[i]!];
      if (!line || second < from[i]! || second >= to[i]!) continue;
      const gone = (second - from[i]!) / Math.max(1, to[i]! - from[i]!),
        turned = back[i] === 1;
      pointOn(line, turned ? 1 - gone : gone, spot);
      const figure = figures[entity[i]!]!,
        [long, broad] = sizeOf(figure, 0.05),
        angle = spot[2]! + (turned ? Math.PI : 0);
      pen.save();
      pen.translate(spot[0]! - Math.sin(angle) * 3, spot[1]! + Math.cos(angle) * 3); // on the right of the road
      pen.rotate(angle);
      pen.fillStyle = figure === "train" ? colours.rail : colours.move;
      pen.fillRect(-long / 2, -broad / 2, long, broad);
      pen.fillStyle = colours["day-cab"];
      pen.fillRect(long * 0.3, -broad / 2, Math.max(1, long * 0.12), broad);
      if (entity[i] === followed) ring(pen, 0, 0, colours);
      pen.restore();
      seen++;
    }
    this.drawSites(pen, second, followed, colours);
    return seen;
  }

  private drawSites(pen: CanvasRenderingContext2D, second: number, followed: number, colours: Colours): void {
    const { segments, week } = this.course,
      share = week.replay?.share || 1,
      names: Label[] = [];
    this.at.forEach((at, site) => {
      if (!at) return;
      let present = 0,
        here = false;
      for (const i of this.course.around(site, second)) {
        if (second < segments.from[i]! || second >= segments.to[i]!) continue;
        present++;
        here ||= segments.entity[i] === followed;
      }
      present = Math.round(present / share);
      const radius = 6 + Math.min(18, Math.sqrt(present) / 4);
      pen.fillStyle = colours.wait;
      pen.beginPath();
      pen.arc(at[0], at[1], radius, 0, 7);
      pen.fill();
      pen.strokeStyle = colours.ground;
      pen.lineWidth = 1.5;
      pen.stroke();
      if (here) ring(pen, at[0], at[1], colours);
      names.push(this.nameAt(pen, `${short(week.sites[site]!.name)} ${present}`, at, radius, names));
    });
    drawLabels(pen, names, colours);
  }

  // nameAt finds where a name covers no other: on the right, on the left, below or above.
  private nameAt(
    pen: CanvasRenderingContext2D,
    text: string,
    at: Point,
    radius: number,
    others: readonly Label[],
  ): Label {
    pen.font = `600 12px ${font}`;
    const w = pen.measureText(text).width + 6,
      away = radius + 4;
    const places = [
      [away, 4],
      [-away - w, 4],
      [-w / 2, away + 11],
      [-w / 2, -away],
      [away, 20],
      [-away - w, 20],
      [away, -12],
      [-away - w, -12],
    ] as const;
    const free =
      places.find(([dx, dy]) => {
        const x = at[0] + dx,
          y = at[1] + dy;
        return (
          x > 0 &&
          x + w < this.width &&
          y > 12 &&
          y < this.height &&
          others.every((o) => o.x > x + w || o.x + o.width < x || Math.abs(o.y - y) > 14)
        );
      }) ?? places[0];
    return { text, x: at[0] + free[0], y: at[1] + free[1], width: w, strong: true, badge: "" };
  }

  // pick gives the site at a point of the canvas; -1 for none.
  pick(x: number, y: number): number {
    return this.at.findIndex((at) => at && Math.hypot(at[0] - x, at[1] - y) < 22);
  }
}

const spot = new Float64Array(3);

export function ring(pen: CanvasRenderingContext2D, x: number, y: number, colours: Colours): void {
  pen.lineWidth = 5;
  pen.strokeStyle = colours.ground;
  pen.beginPath();
  pen.arc(x, y, 14, 0, 7);
  pen.stroke();
  pen.lineWidth = 2.5;
  pen.strokeStyle = colours.accent;
  pen.beginPath();
  pen.arc(x, y, 14, 0, 7);
  pen.stroke();
}
