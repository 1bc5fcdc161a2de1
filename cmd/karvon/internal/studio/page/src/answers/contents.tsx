// What an answer holds, beside it where there is room, else as one line above it that opens.

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../language";

export interface Entry {
  id: string; // of its heading
  title: string;
  below?: boolean; // whether it is part of the entry before
}

const beside = matchMedia("(min-width:75rem)");

// reach goes to a heading, and opens what is folded below it.
function reach(id: string): void {
  const heading = document.getElementById(id);
  const fold = heading?.closest("details");
  if (fold) fold.open = true;
  const to = heading?.closest("summary") ?? heading;
  if (!to?.matches("summary")) to?.setAttribute("tabindex", "-1");
  to?.focus({ preventScroll: true });
  to?.scrollIntoView();
}

export function Contents({ of }: { of: Entry[] }) {
  const fold = useRef<HTMLDetailsElement>(null);
  const [wide, setWide] = useState(beside.matches);
  useEffect(() => {
    const changed = () => setWide(beside.matches);
    beside.addEventListener("change", changed);
    return () => beside.removeEventListener("change", changed);
  }, []);
  if (of.length < 4) return null;
  const go = (id: string) => {
    if (!wide && fold.current) fold.current.open = false;
    reach(id);
  };
  return (
    <nav class="contents" aria-label={t("answers.contents")}>
      <details open={wide} ref={fold}>
        <summary>{t("answers.contents")}</summary>
        <ul>
          {of.map(({ id, title, below }) => (
            <li key={id} class={below ? "below" : undefined}>
              <button type="button" class="plain" onClick={() => go(id)}>{title}</button>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
