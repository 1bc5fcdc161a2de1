// What becomes of a prediction: the verdict, the simulated figure with its interval beside it, and what theory says.

import type { Judgement, Lesson, LessonQuestion, Prediction } from "../api";
import { t, type Key } from "../language";
import { amount, estimate, paragraphs, said } from "./amounts";
import { Line } from "./line";
import { noted, predict, type Answered } from "./progress";

const marks = { right: "✓", wrong: "✗", open: "?" } as const;

const figures: Partial<Record<LessonQuestion["figure"], Key>> = {
  difference: "lessons.simulated-difference", told: "lessons.simulated-difference", ratio: "lessons.simulated-ratio",
  narrowing: "lessons.simulated-narrowing", luck: "lessons.simulated-luck",
};

interface JudgedProps {
  lesson: Lesson;
  question: LessonQuestion;
  kept: Answered;
}

export function Judged({ lesson, question, kept }: JudgedProps) {
  const { judgement, prediction } = kept;
  if (!judgement || !prediction) return null;
  const { verdict } = judgement;
  const words = verdict === "open" ? t("lessons.open-words", { count: judgement.replications })
    : t(question.figure === "told" ? `lessons.${verdict}-told` : `lessons.${verdict}-words`);
  return (
    <>
      <p class={"told " + verdict} role="status">
        <span class="mark" aria-hidden="true">{marks[verdict]}</span> <strong>{t(`lessons.${verdict}`)}</strong> {words}
      </p>
      <Figures lesson={lesson} question={question} judgement={judgement} prediction={prediction} />
      <Line question={question} judgement={judgement} prediction={prediction} />
      <div class="reading">{paragraphs(question.after).map((text) => <p key={text}>{text}</p>)}</div>
      <How commands={kept.commands} />
      <Further lesson={lesson.name} question={question} kept={kept} prediction={prediction} />
    </>
  );
}

// predicted is a prediction in words.
function predicted(question: LessonQuestion, prediction: Prediction): string {
  if ("number" in prediction) return amount(prediction.number, question.unit);
  const option = question.options[prediction.option];
  return option ? said(option.text) : "";
}

function Figures({ lesson, question, judgement, prediction }: {
  lesson: Lesson;
  question: LessonQuestion;
  judgement: Judgement;
  prediction: Prediction;
}) {
  const { figure, sides, sideUnit, unit } = judgement;
  const signed = question.figure === "difference" || question.figure === "told";
  const holds = question.options[judgement.option];
  return (
    <dl class="figures-of">
      <div><dt>{t("lessons.you-said")}</dt><dd>{predicted(question, prediction)}</dd></div>
      {sides.map((side, i) => (
        <div key={i}><dt>{sideName(lesson, question, i)}</dt><dd>{estimate(side, sideUnit)}</dd></div>
      ))}
      {figure && (
        <div class="main"><dt>{t(figures[question.figure] ?? "lessons.simulated")}</dt><dd>{estimate(figure, unit, signed)}</dd></div>
      )}
      {question.options.length > 0 && (
        <div class="main"><dt>{t("lessons.holds")}</dt><dd>{holds ? said(holds.text) : t("lessons.holds-none")}</dd></div>
      )}
      {question.exact && (
        <div>
          <dt>{t("lessons.theory")}</dt>
          <dd>{amount(question.exact.value, unit, signed)}. {said(question.exact.text)}</dd>
        </div>
      )}
    </dl>
  );
}

// sideName is what a number beside the figure is of: an option, a number of runs or a configuration.
function sideName(lesson: Lesson, question: LessonQuestion, i: number): string {
  if (question.figure === "largest") {
    const option = question.options[i];
    return option ? said(option.text) : "";
  }
  const name = question.of[question.figure === "narrowing" ? 0 : i];
  const of = lesson.configurations.find((one) => one.name === name);
  const title = of ? said(of.title) : "";
  if (question.figure !== "narrowing") return title;
  return `${title}, ${t("lessons.with-runs", { count: question.replications[i] ?? 0 })}`;
}

function How({ commands }: { commands: string[] }) {
  return (
    <details>
      <summary>{t("lessons.how")}</summary>
      <p class="quiet">{t("lessons.how-words")}</p>
      {commands.map((command) => <p key={command}><code>{command}</code></p>)}
    </details>
  );
}

// mostRuns is what the page asks for of one question at the most.
const mostRuns = 2000;

function Further({ lesson, question, kept, prediction }: {
  lesson: string;
  question: LessonQuestion;
  kept: Answered;
  prediction: Prediction;
}) {
  const times = 4 * kept.times;
  const grows = kept.judgement?.verdict === "open" && question.figure !== "told" && question.figure !== "narrowing" &&
    Math.max(...question.replications) * times <= mostRuns;
  return (
    <p class="doing">
      {grows && (
        <button type="button" class="strong" onClick={() => void predict(lesson, question.name, prediction, times)}>
          {t("lessons.more")}
        </button>
      )}
      <button type="button" class="plain" onClick={() => noted(lesson, question.name, null)}>{t("lessons.again")}</button>
    </p>
  );
}
