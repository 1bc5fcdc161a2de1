// The frame of the page: its head, the way between its parts, and what is said of what happens.

import { effect } from "@preact/signals";
import { render, type ComponentType } from "preact";
import { Answers } from "./answers/answers";
import { inBrowser } from "./api";
import { Ask } from "./ask/ask";
import { Compare } from "./compare/compare";
import { Day } from "./day/day";
import { Edit } from "./edit/edit";
import { Frame } from "./frame";
import { language } from "./language";
import { tagOf } from "./locale";
import { Lessons } from "./lessons/lessons";
import { watchRoutes, type Page } from "./routes";
import { Share } from "./share/share";
import { Start } from "./start/start";
import { begin, hello, ready } from "./state";
import { restore, watchLinks, watchWork } from "./work";
import { keepOffline } from "./worker/offline";
import "./styles.css";

const parts: Record<Page, ComponentType> = {
  start: Start, edit: Edit, day: Day, answers: Answers, compare: Compare, ask: Ask, share: Share, lessons: Lessons,
};

effect(() => {
  document.documentElement.lang = tagOf(language.value);
});
// What the address holds is taken first: the token, or a link that somebody shared.
void begin().then(async () => {
  if (hello.value) {
    if (inBrowser()) keepOffline();
    await restore();
  }
  ready.value = true;
  watchWork();
  watchLinks();
});
watchRoutes();
const root = document.getElementById("studio");
if (root) window.setTimeout(() => render(<Frame parts={parts} />, root)); // in a task of its own
