// The colours of the canvas, which stand in the style sheet.

const names = [
  "ink",
  "faint",
  "line",
  "panel",
  "ground",
  "accent",
  "wait",
  "serve",
  "stay",
  "move",
  "rail",
  "day-land",
  "day-road",
  "day-mark",
  "day-zone",
  "day-hall",
  "day-idle",
  "day-edge",
  "day-lane",
  "day-booth",
  "day-shut",
  "day-cab",
  "day-border",
  "day-water",
] as const;

export type Colours = Record<(typeof names)[number], string>;

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue("--" + name).trim() || "#888"]),
  ) as Colours;
}

export const font = 'system-ui,-apple-system,"Segoe UI",Roboto,sans-serif';
