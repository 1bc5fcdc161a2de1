// An answer: its verdict first, then thresholds, warnings, pictures and tables. It grows while it is shown.

import { useEffect, useRef, useState } from "preact/hooks";
import type { View } from "../api";
import { spoken, t } from "../language";
import { soon } from "../slices";
import { answerOf, dataOf, drawing, loadCharts, thresholdsOf, type Answer, type Threshold } from "./answer";
import { Contents, type Entry } from "./contents";
import { Fold, Tables } from "./tables";
import "./answers.css";

interface ShownProps {
  view: View;
  // What of it is done, where there is more to come.
  provisional?: string;
}

export function Shown({ view, provisional = "" }: ShownProps) {
  const answer = answerOf(view);
  const thresholds = thresholdsOf(answer);
  const [figures, setFigures] = useState<Entry[]>([]);
  const tables = answer.tables ?? [];
  const entries: Entry[] = [
    { id: "verdict-title", title: t("answers.verdict") },
    ...(thresholds.length > 0 ? [{ id: "thresholds-title", title: t("answers.thresholds") }] : []),
    ...figures,
    ...(tables.length > 0 ? [{ id: "tables-title", title: t("answers.tables") }] : []),
    ...tables.map(({ id, title }) => ({ id, title, below: true })),
    ...(answer.assumptions ? [{ id: answer.assumptions.id, title: t("answers.sources") }] : []),
  ];
  return (
    <div class="answer with-contents">
      <Contents of={entries} />
      <div class="answer-main">
        {(answer.language ?? "") !== spoken() && <p class="stale other-language" role="status">{t("answers.other-language")}</p>}
        <Verdict answer={answer} provisional={provisional} />
        <Thresholds of={thresholds} provisional={provisional !== ""} />
        <Warnings of={answer.warnings ?? []} />
        <Figures answer={answer} told={setFigures} />
        <Tables tables={tables} />
        {answer.assumptions && (
          <section class="tables">
            <Fold table={answer.assumptions} level={2}
              title={t("answers.assumptions", { count: answer.assumptions.rows.length })} />
          </section>
        )}
        {answer.fingerprint && !provisional && (
          <p class="note fingerprint">{t("answers.fingerprint")} <code>{answer.fingerprint}</code></p>
        )}
      </div>
    </div>
  );
}

function Verdict({ answer, provisional }: { answer: Answer; provisional: string }) {
  return (
    <section aria-labelledby="verdict-title">
      <h2 id="verdict-title" class="hidden" tabIndex={-1}>{t("answers.verdict")}</h2>
      <div class={provisional ? "verdict provisional" : "verdict"}>
        {provisional && <p class="so-far"><span class="badge changed">{t("answers.provisional")}</span> {provisional}</p>}
        <p class="headline">{answer.headline}</p>
        <ul>{(answer.points ?? []).map((point) => <li key={point}>{point}</li>)}</ul>
        {answer.setting && <p class="note">{answer.setting}</p>}
      </div>
    </section>
  );
}

const verdictKeys = { met: "answers.met", "not met": "answers.not-met", undecided: "answers.undecided" } as const;
const marks = { met: "✓", "not met": "✗", undecided: "?" } as const;

function Thresholds({ of, provisional }: { of: Threshold[]; provisional: boolean }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2 id="thresholds-title" tabIndex={-1}>{t("answers.thresholds")}</h2>
      <ul class="thresholds">
        {of.map((one) => (
          <li key={one.expression} class={one.verdict.replace(" ", "-")}>
            <span class="mark" aria-hidden="true">{marks[one.verdict]}</span>
            <span class="expression">{one.expression}</span>
            <span class="value">{one.value}</span>
            <strong>{t(verdictKeys[one.verdict])}{provisional && ` (${t("answers.so-far")})`}</strong>
            {one.why && <span class="note">{one.why}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Warnings({ of }: { of: string[] }) {
  if (of.length === 0) return null;
  return (
    <details class="doubts" open={of.length <= 2}>
      <summary>{t("answers.warnings", { count: of.length })}</summary>
      <ul>{of.map((warning) => <li key={warning}>{warning}</li>)}</ul>
    </details>
  );
}

// Figures hands an element over to the script of a report's page, which draws into it again whenever the answer grows:
// what was chosen stays, and so do the charts while they are drawn anew. It tells which sections are there.
function Figures({ answer, told }: { answer: Answer; told(entries: Entry[]): void }) {
  const root = useRef<HTMLDivElement>(null);
  const markup = useRef("");
  const charts = drawing.value;
  useEffect(loadCharts, []);
  useEffect(() => {
    if (!charts || !answer.figures.trim()) return;
    return soon(() => {
      const at = root.current;
      if (!at) return;
      if (markup.current !== answer.figures) {
        charts.clear(at);
        at.innerHTML = answer.figures;
        markup.current = answer.figures;
        told([...at.querySelectorAll("h2[id]")].map((heading) => ({ id: heading.id, title: heading.textContent })));
      }
      charts.draw(at, dataOf(answer));
    });
  }, [answer, charts]);
  useEffect(() => {
    const at = root.current;
    return () => {
      if (at) drawing.value?.clear(at);
    };
  }, []);
  return <div class="figures" ref={root}></div>;
}
