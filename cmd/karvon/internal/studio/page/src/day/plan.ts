// The ground: land, roads, zones, lanes and booths, which stand still, and over them names and what changes.

import type { Box, FigureName, GroundSite, GroundStation, Place, Point } from "./ground";
import { metres } from "./ground";
import { font, type Colours } from "./theme";
import type { View } from "./view";

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

interface Pixels {
  x: number;
  y: number;
  w: number;
  h: number;
}

function pixels(box: Box, view: View): Pixels {
  return {
    x: (box.x - view.x) * view.scale,
    y: (box.y - view.y) * view.scale,
    w: box.width * view.scale,
    h: box.height * view.scale,
  };
}

function fill(pen: Pen, p: Pixels, colour: string, edge = ""): void {
  pen.fillStyle = colour;
  pen.fillRect(p.x, p.y, p.w, p.h);
  if (!edge) return;
  pen.strokeStyle = edge;
  pen.lineWidth = 1;
  pen.strokeRect(Math.round(p.x) + 0.5, Math.round(p.y) + 0.5, Math.round(p.w), Math.round(p.h));
}

// drawGround draws what does not change with time.
export function drawGround(
  pen: Pen,
  site: GroundSite,
  view: View,
  width: number,
  height: number,
  colours: Colours,
): void {
  pen.fillStyle = colours["day-land"];
  pen.fillRect(0, 0, width, height);
  const fence = pixels({ x: 0, y: 0, width: site.width, height: site.height }, view);
  pen.strokeStyle = colours["day-edge"];
  pen.lineWidth = 1;
  pen.setLineDash([2, 4]);
  pen.strokeRect(fence.x, fence.y, fence.w, fence.h);
  pen.setLineDash([]);
  for (const zone of site.zones)
    if (zone.kind === "idle") fill(pen, pixels(zone, view), colours["day-idle"], colours["day-edge"]);
  drawRoads(pen, site, view, colours);
  for (const zone of site.zones) {
    if (zone.kind === "idle") continue;
    const hall = zone.figure === "person" || zone.figure === "paper";
    const p = pixels(zone, view);
    fill(pen, p, hall ? colours["day-hall"] : colours["day-zone"], colours["day-edge"]);
    if (!hall) drawLanes(pen, zone.lots, metres[zone.figure].lane * 1.15, view, colours);
  }
  for (const station of site.stations)
    if (metres[station.figure].length >= 4)
      drawLanes(pen, station.queue, metres[station.figure].lane * 1.1, view, colours);
  for (const station of site.stations) drawStation(pen, station, view, colours);
  drawBorder(pen, site, view, colours);
}

// drawRoads draws the ways as asphalt with a line in the middle.
function drawRoads(pen: Pen, site: GroundSite, view: View, colours: Colours): void {
  pen.lineJoin = "round";
  const trace = (points: readonly Point[]) => {
    pen.beginPath();
    points.forEach(([x, y], i) =>
      i
        ? pen.lineTo((x - view.x) * view.scale, (y - view.y) * view.scale)
        : pen.moveTo((x - view.x) * view.scale, (y - view.y) * view.scale),
    );
    pen.stroke();
  };
  const wide = Math.max(4, Math.min(14 * view.scale, 40)),
    far = 1e5; // roads go on behind the gates
  const walked = new Set<number>(); // gates to which people walk
  const paths: Point[][] = [],
    roads: Point[][] = [];
  for (const way of site.ways) {
    const walks = [way.from, way.to].every((end) => end.kind === "gate" || onFoot(site, end));
    (walks ? paths : roads).push(way.points);
    for (const end of [way.from, way.to]) if (end.kind === "gate" && walks) walked.add(end.index);
  }
  site.gates.forEach((gate, i) =>
    (walked.has(i) ? paths : roads).push([
      [gate.x, gate.y],
      [gate.right ? gate.x + far : -far, gate.y],
    ]),
  );
  pen.strokeStyle = colours["day-road"];
  pen.lineWidth = Math.max(2, wide / 3);
  for (const path of paths) trace(path);
  pen.lineWidth = wide;
  for (const road of roads) trace(road);
  pen.strokeStyle = colours["day-mark"];
  pen.lineWidth = Math.max(0.6, wide / 14);
  pen.setLineDash([Math.max(4, wide * 0.6), Math.max(4, wide * 0.6)]);
  for (const road of roads) trace(road);
  pen.setLineDash([]);
}

// onFoot says whether people come to a place, and not vehicles.
function onFoot(site: GroundSite, place: Place): boolean {
  const all: { index: number; figure: FigureName }[] = place.kind === "zone" ? site.zones : site.stations;
  const figure = all.find((found) => found.index === place.index)?.figure;
  return figure !== undefined && metres[figure].length < 4;
}

// drawLanes rules ground into lanes, where they are far enough apart to be seen.
function drawLanes(pen: Pen, box: Box, lane: number, view: View, colours: Colours): void {
  const apart = lane * view.scale;
  if (apart < 5) return;
  const p = pixels(box, view);
  pen.strokeStyle = colours["day-lane"];
  pen.lineWidth = 1;
  pen.beginPath();
  for (let y = p.y; y <= p.y + p.h + 0.5; y += apart) {
    pen.moveTo(p.x, Math.round(y) + 0.5);
    pen.lineTo(p.x + p.w, Math.round(y) + 0.5);
  }
  pen.stroke();
}

// drawStation draws the booths, and the stop line of the lanes before them.
function drawStation(pen: Pen, station: GroundStation, view: View, colours: Colours): void {
  const p = pixels(station, view);
  const grow = Math.max(0, 3 - p.w) / 2;
  fill(pen, { x: p.x - grow, y: p.y, w: p.w + 2 * grow, h: Math.max(p.h, 2) }, colours["day-booth"]);
  const across = p.h / station.rows,
    along = p.w / station.columns;
  pen.strokeStyle = colours["day-edge"];
  pen.lineWidth = 1;
  if (across >= 3) {
    pen.beginPath();
    for (let row = 0; row <= station.rows; row++) {
      pen.moveTo(p.x, Math.round(p.y + row * across) + 0.5);
      pen.lineTo(p.x + p.w, Math.round(p.y + row * across) + 0.5);
    }
    if (along >= 5)
      for (let column = 0; column <= station.columns; column++) {
        pen.moveTo(Math.round(p.x + column * along) + 0.5, p.y);
        pen.lineTo(Math.round(p.x + column * along) + 0.5, p.y + p.h);
      }
    pen.stroke();
  } else pen.strokeRect(Math.round(p.x) + 0.5, Math.round(p.y) + 0.5, Math.round(p.w), Math.round(p.h));
}

function drawBorder(pen: Pen, site: GroundSite, view: View, colours: Colours): void {
  if (site.border === null) return;
  const x = (site.border - view.x) * view.scale,
    top = -view.y * view.scale,
    bottom = (site.height - view.y) * view.scale;
  pen.strokeStyle = colours["day-border"];
  pen.lineWidth = 2;
  pen.setLineDash([10, 4, 2, 4]);
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x, bottom);
  pen.stroke();
  pen.setLineDash([]);
}

// drawShut darkens the booths at which nobody is on duty: of so many that there are at most.
export function drawShut(pen: Pen, station: GroundStation, open: number, view: View, colours: Colours): void {
  const p = pixels(station, view),
    across = p.h / station.rows,
    along = p.w / station.columns;
  pen.fillStyle = colours["day-shut"];
  for (let n = Math.max(0, Math.round(open)); n < Math.min(station.servers, station.columns * station.rows); n++) {
    const column = Math.floor(n / station.rows),
      first = n % station.rows;
    pen.fillRect(p.x + column * along, p.y + first * across, along, (station.rows - first) * across);
    n += station.rows - first - 1;
  }
}

// Label is a name that is to be set where no other is.
export interface Label {
  text: string;
  x: number;
  y: number;
  width: number; // that there is for it
  strong: boolean;
  badge: string; // a number behind it
}

export const short = (name: string) => name.slice(name.lastIndexOf(".") + 1).replace(/-/g, " ");

// fitted shortens a text to a width.
export function fitted(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let cut = text.length;
  while (cut > 2 && pen.measureText(text.slice(0, cut) + "…").width > width) cut--;
  return cut > 2 ? text.slice(0, cut).trimEnd() + "…" : "";
}

// drawLabels sets names, the first ones first; what would cover another is left out.
export function drawLabels(pen: Pen, labels: readonly Label[], colours: Colours): void {
  const taken: Pixels[] = [];
  pen.textBaseline = "alphabetic";
  for (const label of labels) {
    pen.font = `${label.strong ? "600 " : ""}${label.strong ? 12 : 11}px ${font}`;
    const badge = label.badge ? pen.measureText(label.badge).width + 8 : 0;
    const text = fitted(pen, label.text, label.width - badge);
    if (!text && !badge) continue;
    const w = (text ? pen.measureText(text).width + 4 : 0) + badge,
      box = { x: label.x, y: label.y - 11, w, h: 14 };
    if (taken.some((t) => t.x < box.x + box.w && box.x < t.x + t.w && t.y < box.y + box.h && box.y < t.y + t.h))
      continue;
    taken.push(box);
    if (text) {
      pen.strokeStyle = colours.ground;
      pen.lineWidth = 3;
      pen.lineJoin = "round";
      pen.strokeText(text, label.x, label.y);
      pen.fillStyle = label.strong ? colours.ink : colours.faint;
      pen.fillText(text, label.x, label.y);
    }
    if (badge) {
      const x = label.x + w - badge;
      pen.fillStyle = colours.wait;
      pen.beginPath();
      pen.roundRect(x, label.y - 11, badge, 14, 7);
      pen.fill();
      pen.fillStyle = colours.ground;
      pen.font = `600 11px ${font}`;
      pen.fillText(label.badge, x + 4, label.y);
    }
  }
}
