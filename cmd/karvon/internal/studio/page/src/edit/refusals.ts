// Why a number was not taken, for those who never see the text of the scenario: the field, and what it can be.

import type { Edit, Mistake } from "../api";
import { t } from "../language";
import { nameOf } from "../names";
import { quantityIn, written } from "../units";
import { partOf } from "./parts";

// inForm says mistakes without their places in the text. Those of what was edited go before what follows from it.
export function inForm(mistakes: Mistake[], edits: Edit[] = []): Mistake[] {
  const edit = edits[0];
  const within = (path: string) => edit && (path === edit.path || /^[.[]/.test(path.slice(edit.path.length)) && path.startsWith(edit.path));
  const own = mistakes.filter((mistake) => within(mistake.path));
  const said = new Set((own.length > 0 ? own : mistakes).map((mistake) => sentenceOf(mistake, edit)));
  return [...said].slice(0, mostSaid).map((message) => (
    { file: "", line: 0, column: 0, endColumn: 0, path: "", hint: "", code: "", message }
  ));
}

const mostSaid = 3;

function sentenceOf(mistake: Mistake, edit: Edit | undefined): string {
  const { message, hint, code } = mistake;
  const part = edit && "part" in edit && edit.part ? partOf(edit.part) : "";
  const name = [nameOf(edit?.path ?? mistake.path), part].filter(Boolean).join(", ");
  const number = edit && "number" in edit ? edit.number : undefined;
  if (number !== undefined) {
    if (number < 0 && (code === "bad-assumption" || /negative|below zero/.test(message))) return t("edit.refused-negative", { name });
    const [, most] = /(?:at most|the most is|of time is) ([\d.,]+ ?\S+)$/.exec(hint) ?? [];
    if (code === "out-of-range" && most) return t("edit.refused-most", { name, most: quantityIn(most.replaceAll(",", "")) });
    const [, low, high] = /must be from (\S+) to (\S+), got/.exec(message) ?? [];
    const bound = (text: string) => written(Number(text), hint === "in seconds" ? "s" : "");
    if (low && high) return t("edit.refused-range", { name, low: bound(low), high: bound(high) });
    const [, sum] = /shares .*sum to (\S+?)[;,]?(?: |$)/.exec(message) ?? [];
    if (sum) return t("edit.refused-sum", { name, sum: quantityIn(sum) });
  }
  const why = message.replace(/; the same in \d+ more uses? of the template$/, "");
  const more = /^it is written at/.test(hint) ? "" : hint;
  return [nameOf(mistake.path || edit?.path || ""), [why, more].filter(Boolean).join("; ")].filter(Boolean).join(": ");
}
