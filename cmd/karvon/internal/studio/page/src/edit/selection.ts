// What is selected of a grid of days and hours: a rectangle between two cells.

export interface Cell {
  day: number;
  hour: number;
}

export interface Selection {
  from: Cell;
  to: Cell;
}

export function within({ from, to }: Selection, { day, hour }: Cell): boolean {
  return between(day, from.day, to.day) && between(hour, from.hour, to.hour);
}

function between(value: number, a: number, b: number): boolean {
  return value >= Math.min(a, b) && value <= Math.max(a, b);
}

// filled is a grid with other numbers in what is selected.
export function filled(hours: number[][], selection: Selection, value: (old: number) => number): number[][] {
  return hours.map((row, day) => row.map((old, hour) => (within(selection, { day, hour }) ? value(old) : old)));
}
