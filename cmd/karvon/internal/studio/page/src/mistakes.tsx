// Mistakes of a scenario as a list, each with its place, and with a way to it where there is one.

import type { Mistake } from "./api";
import { t } from "./language";

export function Mistakes({ list, show }: { list: Mistake[]; show?: (mistake: Mistake) => void }) {
  return (
    <ul class="mistakes">
      {list.map((mistake, i) => (
        <li key={i}>
          {mistake.line > 0 && (show
            ? <button type="button" class="plain" onClick={() => show(mistake)}>{t("shell.line", { line: mistake.line })}</button>
            : <span class="quiet">{t("shell.line", { line: mistake.line })}</span>)}
          {" "}{mistake.path && <code>{mistake.path}</code>}{" "}{mistake.message}
          {mistake.hint && <span class="quiet"> {mistake.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
