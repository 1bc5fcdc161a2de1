// How a configuration is changed: one call, whose answer is held, and whose refusal is said.

import { call, type Calls, type Configuration, type Edit, type EditBody, type Mistake, type Opened } from "./api";
import { inForm } from "./edit/refusals";
import { t } from "./language";
import { go, type Page } from "./routes";
import { current, hold, say, tried } from "./state";

// A Refused edit is kept out by the host: the mistakes say why.
export type Outcome = { done: Configuration } | { refused: Mistake[] } | null;

// change makes an edit. Null is what went wrong and is in the banner already.
export async function change(body: EditBody): Promise<Outcome> {
  const answer = await tried(call("edit", body));
  if (!answer) return null;
  const { refused, ...configuration } = answer;
  hold(configuration);
  if (refused && refused.length > 0) {
    const written = "text" in body || "policy" in body; // by whoever reads the text
    const said = written ? refused : inForm(refused, "edits" in body ? body.edits : []);
    say(t("shell.refused", { why: said[0]?.message ?? "" }));
    return { refused: said };
  }
  say(t("shell.changed", { count: configuration.settings.length }));
  return { done: configuration };
}

// set edits values of the current configuration.
export async function set(edits: Edit[]): Promise<Outcome> {
  const c = current.value;
  return c ? change({ id: c.id, edits }) : null;
}

// open opens a scenario, and goes to it; the mistakes of a text that is none come back.
export async function open(what: Calls["open"][0], page: Page = "edit"): Promise<Mistake[] | null> {
  const answer = await tried(call("open", what));
  return answer ? opened(answer, page) : null;
}

// opened goes to what was opened; the mistakes for which it was not come back.
export function opened(answer: Opened, page: Page = "edit"): Mistake[] | null {
  if (answer.id === "") return answer.refused ?? [];
  go(page, hold(answer as Configuration).id);
  return null;
}

export async function undo(): Promise<void> {
  const c = current.value;
  if (!c?.canUndo) return;
  const answer = await tried(call("undo", { id: c.id }));
  if (!answer) return;
  hold(answer);
  say(t("shell.undone"));
}

export async function redo(): Promise<void> {
  const c = current.value;
  if (!c?.canRedo) return;
  const answer = await tried(call("redo", { id: c.id }));
  if (!answer) return;
  hold(answer);
  say(t("shell.redone"));
}
