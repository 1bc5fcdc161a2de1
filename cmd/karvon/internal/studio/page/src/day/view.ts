// Which part of a site is seen, and how large: from metres to the canvas's pixels.

import type { Box } from "./ground";

export interface View {
  x: number; // metres at the left edge
  y: number;
  scale: number; // pixels a metre
}

// fit shows a box as large as there is room, in the middle, but for what would show more than a little above the site.
export function fit(box: Box, width: number, height: number): View {
  const scale = Math.min(width / Math.max(box.width, 1), height / Math.max(box.height, 1));
  return {
    scale,
    x: box.x - (width / scale - box.width) / 2,
    y: Math.max(box.y - (height / scale - box.height) / 2, -24 / scale),
  };
}

// zoom makes all larger, or smaller, about a point of the canvas.
export function zoom(view: View, by: number, x: number, y: number): View {
  const scale = Math.min(40, Math.max(0.02, view.scale * by));
  return { scale, x: view.x + x / view.scale - x / scale, y: view.y + y / view.scale - y / scale };
}

export function pan(view: View, dx: number, dy: number): View {
  return { ...view, x: view.x - dx / view.scale, y: view.y - dy / view.scale };
}

// center brings a point of the site to the middle.
export function center(view: View, x: number, y: number, width: number, height: number): View {
  return { ...view, x: x - width / view.scale / 2, y: y - height / view.scale / 2 };
}
