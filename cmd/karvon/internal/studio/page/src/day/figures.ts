// Trucks, cars, buses, trains and people as small pictures, seen from above, their front in the direction in which
// they go. Many of them are drawn in each frame, so that those of a colour are drawn together.

import type { Moment } from "./course";
import { metres, type FigureName } from "./ground";
import { serves, stays, waits } from "./segments";
import type { Colours } from "./theme";
import type { View } from "./view";

// No figure is smaller than so many pixels, whatever the scale: length and breadth.
const least: Record<FigureName, [number, number]> = {
  truck: [7, 2.6],
  bus: [6, 2.8],
  car: [4, 2.4],
  train: [26, 3.2],
  person: [2, 2],
  paper: [2.4, 2],
  thing: [4, 4],
};

export function sizeOf(figure: FigureName, scale: number): [number, number] {
  const { length, width } = metres[figure],
    [l, w] = least[figure];
  return [Math.max(length * scale, l), Math.max(width * scale, w)];
}

// The sizes of all figures at a scale are looked up for thousands of entities, so that they are kept.
const kept = { scale: -1, sizes: new Map<FigureName, [number, number]>() };

function sizesAt(scale: number): Map<FigureName, [number, number]> {
  if (kept.scale !== scale) {
    kept.scale = scale;
    for (const figure of Object.keys(least) as FigureName[]) kept.sizes.set(figure, sizeOf(figure, scale));
  }
  return kept.sizes;
}

const order = [stays, waits, serves, 3, 4];
const groups: number[][] = order.map(() => []); // by what they do

// drawFigures draws a moment, and gives how many of it are on the canvas.
export function drawFigures(
  pen: CanvasRenderingContext2D,
  moment: Moment,
  figures: readonly FigureName[],
  view: View,
  width: number,
  height: number,
  colours: Colours,
): number {
  const paints = [colours.wait, colours.serve, colours.stay, colours.move, colours.move];
  const sizes = sizesAt(view.scale),
    { scale } = view;
  let seen = 0;
  for (const group of groups) group.length = 0;
  for (let i = 0; i < moment.count; i++) {
    const x = (moment.x[i]! - view.x) * scale,
      y = (moment.y[i]! - view.y) * scale;
    if (x < -30 || y < -30 || x > width + 30 || y > height + 30) continue;
    groups[moment.doing[i]!]!.push(i);
    seen++;
  }
  for (const doing of order) {
    pen.fillStyle = paints[doing]!;
    for (const i of groups[doing]!) {
      const figure = figures[moment.entity[i]!]!,
        [long, broad] = sizes.get(figure)!;
      body(
        pen,
        (moment.x[i]! - view.x) * scale,
        (moment.y[i]! - view.y) * scale,
        moment.angle[i]!,
        figure,
        long,
        broad,
      );
    }
  }
  pen.fillStyle = colours["day-cab"];
  for (const group of groups) {
    for (const i of group) {
      const figure = figures[moment.entity[i]!]!,
        [long, broad] = sizes.get(figure)!;
      if (long > 5)
        front(
          pen,
          (moment.x[i]! - view.x) * scale,
          (moment.y[i]! - view.y) * scale,
          moment.angle[i]!,
          figure,
          long,
          broad,
        );
    }
  }
  return seen;
}

// piece fills a part of a figure, from and to along its length and as broad as said, both from -1/2 to 1/2.
function piece(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  angle: number,
  from: number,
  to: number,
  breadth: number,
): void {
  const quarters = (angle * 2) / Math.PI,
    whole = Math.round(quarters),
    turn = whole & 3;
  if (Math.abs(quarters - whole) < 0.01) {
    // without a turn it is drawn much faster
    if (turn === 0) pen.fillRect(x + from, y - breadth / 2, to - from, breadth);
    else if (turn === 2) pen.fillRect(x - to, y - breadth / 2, to - from, breadth);
    else if (turn === 1) pen.fillRect(x - breadth / 2, y + from, breadth, to - from);
    else pen.fillRect(x - breadth / 2, y - to, breadth, to - from);
    return;
  }
  const c = Math.cos(angle),
    s = Math.sin(angle),
    h = breadth / 2;
  pen.beginPath();
  pen.moveTo(x + from * c + h * s, y + from * s - h * c);
  pen.lineTo(x + to * c + h * s, y + to * s - h * c);
  pen.lineTo(x + to * c - h * s, y + to * s + h * c);
  pen.lineTo(x + from * c - h * s, y + from * s + h * c);
  pen.fill();
}

function body(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  angle: number,
  figure: FigureName,
  long: number,
  broad: number,
): void {
  switch (figure) {
    case "truck": // the trailer, and the tractor before it
      if (long < 9) break;
      piece(pen, x, y, angle, -long / 2, long * 0.27, broad);
      piece(pen, x, y, angle, long * 0.33, long / 2, broad * 0.92);
      return;
    case "train": {
      const wagons = Math.max(3, Math.round(long / Math.max(8, long / 20)));
      for (let k = 0; k < wagons; k++)
        piece(pen, x, y, angle, -long / 2 + (k * long) / wagons, -long / 2 + ((k + 0.86) * long) / wagons, broad);
      return;
    }
    case "person":
      if (long < 5) break;
      pen.beginPath();
      pen.ellipse(x, y, long * 0.32, long / 2, angle, 0, 7);
      pen.fill();
      return;
    case "car":
      if (long < 10) break;
      pen.beginPath();
      pen.ellipse(x, y, long / 2, broad / 2, angle, 0, 7);
      pen.fill();
      piece(pen, x, y, angle, -long * 0.4, long * 0.4, broad);
      return;
  }
  piece(pen, x, y, angle, -long / 2, long / 2, broad);
}

// front draws what tells where the front is: the cab, the windscreen, the head.
function front(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  angle: number,
  figure: FigureName,
  long: number,
  broad: number,
): void {
  switch (figure) {
    case "truck":
      piece(pen, x, y, angle, long * 0.4, long * 0.47, broad * 0.8);
      return;
    case "bus":
      piece(pen, x, y, angle, long * 0.36, long * 0.46, broad * 0.8);
      if (long > 16) piece(pen, x, y, angle, -long * 0.4, long * 0.3, broad * 0.14);
      return;
    case "car":
      piece(pen, x, y, angle, long * 0.1, long * 0.26, broad * 0.8);
      if (long > 12) piece(pen, x, y, angle, -long * 0.34, -long * 0.24, broad * 0.74);
      return;
    case "train":
      piece(pen, x, y, angle, long * 0.44, long / 2, broad * 0.7);
      return;
    case "person":
      if (long < 5) return;
      pen.beginPath();
      pen.arc(x, y, long * 0.2, 0, 7);
      pen.fill();
      return;
    case "paper":
      if (long > 6) for (const k of [-0.25, 0, 0.25]) piece(pen, x, y + k * broad, 0, -long * 0.3, long * 0.3, 1);
  }
}
