// A tour of three minutes: a few sentences that point at what they are about. Escape leaves it at any time.

import { signal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { call, type Configuration } from "../api";
import { t, type Key } from "../language";
import { go, route, type Page } from "../routes";
import { current, hold, say, tried } from "../state";

interface Stop {
  page: Page;
  // What it points at, as data-tour names it.
  at: string;
  words: Key;
}

const stops: Stop[] = [
  { page: "start", at: "library", words: "start.tour-library" },
  { page: "edit", at: "levers", words: "start.tour-levers" },
  { page: "edit", at: "policies", words: "start.tour-policies" },
  { page: "edit", at: "changes", words: "start.tour-changes" },
  { page: "answers", at: "answers", words: "start.tour-answers" },
  { page: "day", at: "day", words: "start.tour-day" },
  { page: "share", at: "share", words: "start.tour-share" },
];

const at = signal(-1);

// scenarioOfTour is small enough that every answer of it is there at once.
const scenarioOfTour = "tutorial-2-stages";

let before: Element | null = null;

export async function beginTour(): Promise<void> {
  before = document.activeElement;
  if (!current.value) {
    const answer = await tried(call("open", { scenario: scenarioOfTour }));
    if (!answer || answer.id === "") return;
    hold(answer as Configuration);
  }
  step(0);
}

function step(to: number): void {
  const stop = stops[to];
  if (!stop) return leave();
  at.value = to;
  if (route.value.page !== stop.page || route.value.id === "new") {
    go(stop.page, stop.page === "start" ? "" : (current.value?.id ?? ""));
  }
}

function leave(): void {
  at.value = -1;
  say(t("start.tour-left"));
  if (before instanceof HTMLElement && before.isConnected) before.focus();
}

export function Tour() {
  const stop = stops[at.value];
  const panel = useRef<HTMLDivElement>(null);
  useSignalEffect(() => {
    if (at.value < 0) return;
    // The page behind changes first, and takes the focus to its heading.
    const timer = window.setTimeout(() => panel.current?.focus({ preventScroll: true }), 120);
    return () => window.clearTimeout(timer);
  });
  usePointer(stop?.at, at.value);
  useEffect(() => {
    if (!stop) return;
    const pressed = (event: KeyboardEvent) => event.key === "Escape" && leave();
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [stop]);
  if (!stop) return null;
  const last = at.value === stops.length - 1;
  return (
    <div class="tour" role="dialog" aria-labelledby="tour-words" tabIndex={-1} ref={panel}>
      <p id="tour-words">{t(stop.words)}</p>
      <div class="tour-doing">
        <span class="quiet">{t("start.tour-at", { at: at.value + 1, of: stops.length })}</span>
        <button type="button" class="plain" onClick={leave}>{t("start.tour-leave")}</button>
        {at.value > 0 && <button type="button" onClick={() => step(at.value - 1)}>{t("start.tour-back")}</button>}
        <button type="button" class="strong" onClick={() => step(at.value + 1)}>
          {last ? t("start.tour-end") : t("start.tour-next")}
        </button>
      </div>
    </div>
  );
}

// usePointer marks what a stop is about, once it is there: a page may still be loading it.
function usePointer(name: string | undefined, turn: number): void {
  useEffect(() => {
    if (!name) return;
    let marked: Element | null = null;
    const look = () => {
      const found = document.querySelector(`main [data-tour="${name}"]`) ?? document.querySelector(`[data-tour="${name}"]`);
      if (!found || found === marked) return;
      marked?.classList.remove("pointed");
      marked = found;
      found.classList.add("pointed");
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      found.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
    };
    const timer = window.setInterval(look, 150);
    return () => {
      window.clearInterval(timer);
      marked?.classList.remove("pointed");
    };
  }, [name, turn]);
}
