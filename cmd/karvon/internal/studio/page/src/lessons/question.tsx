// A question: what is predicted, how far its simulation has come, and what becomes of the prediction.

import { useEffect, useRef, useState } from "preact/hooks";
import { call, type Lesson, type LessonQuestion, type Prediction } from "../api";
import { t } from "../language";
import { jobs, say, tried } from "../state";
import { paragraphs, said, share } from "./amounts";
import { Judged } from "./judged";
import { answered, noted, predict, running, runningKey } from "./progress";

interface QuestionProps {
  lesson: Lesson;
  question: LessonQuestion;
  number: number;
  of: number;
}

export function Question({ lesson, question, number: place, of }: QuestionProps) {
  const kept = answered.value[lesson.name]?.[question.name];
  const busy = running.value.get(runningKey(lesson.name, question.name));
  const verdict = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef({ busy: busy !== undefined, done: kept !== undefined });
  useEffect(() => {
    // Whoever waited goes on reading at the verdict, and whoever predicts again at the question.
    if (before.current.busy && !busy && kept) verdict.current?.focus();
    else if (before.current.done && !kept && !busy) heading.current?.focus();
    before.current = { busy: busy !== undefined, done: kept !== undefined };
  }, [busy, kept]);
  const id = "question-" + question.name;
  return (
    <section class="posed" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1} ref={heading}>{t("lessons.question", { number: place, of })}</h2>
      <div class="reading asked">{paragraphs(question.text).map((text) => <p key={text}>{text}</p>)}</div>
      {busy ? <Waiting ids={busy.jobs} question={question} />
        : kept ? (
          <div tabIndex={-1} ref={verdict} class="verdict-box">
            {kept.judgement
              ? <Judged lesson={lesson} question={question} kept={kept} />
              : <Skipped lesson={lesson.name} question={question} />}
          </div>
        ) : <Predict lesson={lesson.name} question={question} />}
    </section>
  );
}

function Skipped({ lesson, question }: { lesson: string; question: LessonQuestion }) {
  return (
    <p>
      {t("lessons.skipped")}{" "}
      <button type="button" class="plain" onClick={() => noted(lesson, question.name, null)}>{t("lessons.again")}</button>
    </p>
  );
}

// Predict takes a prediction: one of the options, or a number.
function Predict({ lesson, question }: { lesson: string; question: LessonQuestion }) {
  const [option, setOption] = useState(-1);
  const [lacks, setLacks] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const chooses = question.options.length > 0;
  const take = (event: Event) => {
    event.preventDefault();
    const written = field.current?.valueAsNumber ?? NaN;
    const prediction: Prediction | null = chooses
      ? (option >= 0 ? { option } : null)
      : (Number.isFinite(written) ? { number: written } : null);
    if (!prediction) {
      const sentence = t(chooses ? "lessons.no-option" : "lessons.no-number");
      setLacks(sentence);
      return say(sentence);
    }
    say(t("lessons.wait"));
    void predict(lesson, question.name, prediction, 1);
  };
  const name = lesson + "/" + question.name;
  return (
    <form class="predicting" onSubmit={take} noValidate>
      {chooses ? (
        <fieldset>
          <legend>{t("lessons.choose")}</legend>
          {question.options.map((one, i) => (
            <label key={i} class="check">
              <input type="radio" name={name} checked={option === i} onChange={() => {
                setOption(i);
                setLacks("");
              }} />
              <span class="words">{said(one.text)}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <label class="short">
          <span>{t("lessons.number")}, {t(`lessons.in-${question.unit || "count"}`)}</span>
          <input type="number" step="any" ref={field} aria-describedby={"help-" + question.name} onInput={() => setLacks("")} />
          <small class="quiet" id={"help-" + question.name}>
            {t("lessons.number-help", { share: share(question.tolerance) })}
          </small>
        </label>
      )}
      {lacks && <p class="error">{lacks}</p>}
      <p class="doing">
        <button type="submit" class="strong">{t("lessons.predict")}</button>
        <button type="button" class="plain" onClick={() => {
          noted(lesson, question.name, { prediction: null, judgement: null, times: 1, commands: [] });
          say(t("lessons.skipped"));
        }}>{t("lessons.skip")}</button>
      </p>
    </form>
  );
}

// Waiting shows how far the simulation of a question has come.
function Waiting({ ids, question }: { ids: string[]; question: LessonQuestion }) {
  const far = useRef(0); // it never goes back, though a job has stages
  let done = 0;
  for (const id of ids) {
    const event = jobs.value.get(id)?.event;
    if (event?.kind === "done") done += 1;
    else if ((event?.kind === "progress" || event?.kind === "grown") && event.of > 0) done += Math.min(1, event.done / event.of);
  }
  far.current = Math.max(far.current, ids.length > 0 ? done / ids.length : 0);
  const runs = question.replications.reduce((sum, n) => sum + n, 0) * question.of.length;
  return (
    <div class="progress">
      <label>
        <span>{t("lessons.wait")} {t("lessons.runs", { count: runs })}</span>
        <progress max={1} value={far.current}></progress>
      </label>
      <button type="button" onClick={() => {
        for (const job of ids) void tried(call("cancel", { job }));
      }}>{t("lessons.cancel")}</button>
    </div>
  );
}
