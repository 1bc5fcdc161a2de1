// The clock of a day. Several canvases can go by one: all of them draw the same second in the same frame.

import { signal } from "@preact/signals-core";

export const speeds = [1, 60, 300, 600, 1800, 3600] as const;

export class Clock {
  readonly second = signal(0);
  readonly playing = signal(false);
  readonly speed = signal<number>(300); // seconds of the day in one of the reader's
  private drawers = new Set<(second: number) => void>();
  private frame = 0;
  private before = 0;

  constructor(public length: number) {}

  // onDraw has a function called in every frame that is to be drawn; what it gives takes that back.
  onDraw(draw: (second: number) => void): () => void {
    this.drawers.add(draw);
    this.redraw();
    return () => {
      this.drawers.delete(draw);
      if (!this.drawers.size) this.pause();
    };
  }

  seek(second: number): void {
    this.second.value = Math.min(Math.max(0, second), Math.max(0, this.length - 1));
    this.redraw();
  }

  play(): void {
    if (this.second.value >= this.length - 1) this.second.value = 0;
    this.playing.value = true;
    this.before = 0;
    this.redraw();
  }

  pause(): void {
    this.playing.value = false;
  }

  redraw(): void {
    if (!this.frame) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  private draw(now: number): void {
    this.frame = 0;
    if (this.playing.value) {
      const passed = this.before ? Math.min(now - this.before, 250) : 0; // a page in the background does not catch up
      this.before = now;
      const next = this.second.value + (passed / 1000) * this.speed.value;
      this.second.value = Math.min(next, Math.max(0, this.length - 1));
      if (next >= this.length - 1) this.playing.value = false;
    }
    for (const draw of this.drawers) draw(this.second.value);
    if (this.playing.value) this.redraw();
  }
}
