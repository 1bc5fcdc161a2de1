// What an answer holds besides what all parts of the page read of it, and the library that draws its pictures.

import { signal } from "@preact/signals";
import type { Table, View } from "../api";

export interface Threshold {
  expression: string;
  value: string;
  verdict: "met" | "not met" | "undecided";
  words: string;
  why: string;
}

export interface Answer extends View {
  // The markup in which the pictures are drawn.
  figures: string;
  assumptions: Table | null;
  span: string;
  // Of pictures, in other languages than English.
  language?: string;
  words?: Record<string, string>;
}

export function answerOf(view: View): Answer {
  return view as Answer;
}

export function thresholdsOf(answer: Answer): Threshold[] {
  return (answer.thresholds ?? []) as Threshold[];
}

// dataOf is what the pictures are drawn from: the week of a run, with the pictures beside it, or the pictures alone.
export function dataOf(answer: Answer): unknown {
  const { language, words, pictures } = answer;
  return { language, words, ...(answer.week as object | null), pictures: pictures ?? [] };
}

// The script of a report's page, which comes with the library of charts.
declare const karvonPage: {
  draw(root: Element, data: unknown): void;
  clear(root: Element): void;
};

export const drawing = signal<typeof karvonPage | null>(null);

let asked = false;

// loadCharts fetches the library once; drawing holds it when it is there.
export function loadCharts(): void {
  if (asked) return;
  asked = true;
  const script = document.createElement("script");
  script.src = "echarts.js";
  script.addEventListener("load", () => (drawing.value = karvonPage));
  script.addEventListener("error", () => {
    asked = false;
    script.remove();
  });
  document.head.append(script);
}
