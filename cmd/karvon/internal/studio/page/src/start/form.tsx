// The form for a new post: questions by the steps of a vehicle through it. What is not answered is assumed.

import { useSignal, type Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Mistake } from "../api";
import { open } from "../change";
import { inEach, t } from "../language";
import { Mistakes } from "../mistakes";
import { address } from "../routes";
import {
  contradictions, fits, nameOf, postText, steps, timeZones, valueOf, type Answers, type Question, type Step,
} from "./post";
import { Switch } from "../controls";
import { say } from "../state";
import { inTab, store, storedRecord } from "../storage";

const draftKey = "karvon.draft";

function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// draft is what was answered before the page was left.
function draft(): Answers {
  const empty: Answers = { title: "", timeZone: timeZones[0], given: {}, without: [], date: today() };
  return { ...empty, ...(storedRecord(inTab, draftKey) as Partial<Answers>), date: today() };
}

// textOf is the scenario of answers, of which the title may be missing.
function textOf(answers: Answers): string {
  return postText({ ...answers, title: answers.title.trim() || t("start.untitled") }, { note: t, titles: inEach });
}

export function PostForm() {
  const answers = useSignal(draft());
  const [refused, setRefused] = useState<Mistake[] | null>(null);
  const change = (part: Partial<Answers>) => {
    answers.value = { ...answers.value, ...part };
    store(inTab, draftKey, answers.value);
  };
  const all = steps.flatMap((step) => (answers.value.without.includes(step.name) ? [] : step.questions));
  const wrong = new Set(contradictions(answers.value));
  for (const asked of all) if (!fits(asked, valueOf(answers.value, asked))) wrong.add(asked.name);
  const make = async (event: Event) => {
    event.preventDefault();
    const first = [...wrong][0];
    if (first) {
      say(t("start.mend-first"));
      document.getElementById("question-" + first)?.focus();
      return;
    }
    setRefused(await open({ name: nameOf(answers.value.title), text: textOf(answers.value) }));
  };
  const given = all.filter((asked) => answers.value.given[asked.name] !== undefined).length;
  return (
    <form class="post" onSubmit={(event) => void make(event)} noValidate>
      <p><a href={address("start")}>← {t("shell.start")}</a></p>
      <h1>{t("start.new")}</h1>
      <p class="lead">{t("start.form-lead")}</p>
      <fieldset class="step">
        <legend>{t("start.step-post")}</legend>
        <div class="questions">
          <label class="question wide">
            <span class="asks">{t("start.ask-title")}</span>
            <input type="text" value={answers.value.title} maxLength={80} placeholder={t("start.untitled")}
              onInput={(event) => change({ title: event.currentTarget.value })} />
          </label>
          <label class="question">
            <span class="asks">{t("start.ask-clock")}</span>
            <select value={answers.value.timeZone} onChange={(event) => change({ timeZone: event.currentTarget.value })}>
              {timeZones.map((zone) => <option key={zone} value={zone}>{zone.replace(/^.*\//, "")}</option>)}
            </select>
          </label>
        </div>
      </fieldset>
      {steps.map((step) => <StepFields key={step.name} step={step} answers={answers} change={change} wrong={wrong} />)}
      <div class="making">
        <button type="submit" class="strong">{t("start.make")}</button>
        <p class="quiet" role="status">{t("start.given", { given, of: all.length })}</p>
      </div>
      {refused && <div role="alert"><p>{t("start.refused")}</p><Mistakes list={refused} /></div>}
      <details>
        <summary>{t("start.see-text")}</summary>
        <pre class="text" tabIndex={0}>{wrong.size === 0 ? textOf(answers.value) : t("start.mend-first")}</pre>
      </details>
    </form>
  );
}

interface StepProps {
  step: Step;
  answers: Signal<Answers>;
  change(part: Partial<Answers>): void;
  wrong: Set<string>;
}

function StepFields({ step, answers, change, wrong }: StepProps) {
  const { without } = answers.value;
  const on = !without.includes(step.name);
  const title = t(`start.step-${step.name}`);
  return (
    <fieldset class={on ? "step" : "step off"}>
      <legend>{title}</legend>
      <p class="quiet">{t(`start.step-${step.name}-words`)}</p>
      {step.optional && (
        <Switch on={on} onChange={(now) => change({
          without: now ? without.filter((name) => name !== step.name) : [...without, step.name],
        })}>{t("start.has-step", { step: title })}</Switch>
      )}
      {on && (
        <div class="questions">
          {step.questions.map((asked) => (
            <Asked key={asked.name} asked={asked} answers={answers} change={change} wrong={wrong.has(asked.name)} />
          ))}
        </div>
      )}
    </fieldset>
  );
}

function Asked({ asked, answers, change, wrong }: {
  asked: Question;
  answers: Signal<Answers>;
  change(part: Partial<Answers>): void;
  wrong: boolean;
}) {
  const { given } = answers.value;
  const answered = given[asked.name] !== undefined;
  const value = valueOf(answers.value, asked);
  const id = "question-" + asked.name;
  const answer = (now: number) => change({ given: { ...given, [asked.name]: now } });
  const back = () => {
    const { [asked.name]: _, ...rest } = given;
    change({ given: rest });
    document.getElementById(id)?.focus();
  };
  return (
    <div class={wrong ? "question wrong" : "question"}>
      <label class="asks" for={id}>{t(`start.ask-${asked.name}`)}</label>
      <span class="field">
        {asked.kind === "hour" ? (
          <select id={id} value={String(value)} aria-describedby={id + "-state"} aria-invalid={wrong}
            onChange={(event) => answer(Number(event.currentTarget.value))}>
            {Array.from({ length: asked.high - asked.low + 1 }, (_, i) => asked.low + i).map((hour) => (
              <option key={hour} value={String(hour)}>{String(hour).padStart(2, "0")}:00</option>
            ))}
          </select>
        ) : (
          <>
            <input id={id} type="number" inputMode="decimal" min={asked.low} max={asked.high} aria-invalid={wrong}
              step={asked.step >= 1 ? 1 : "any"} value={Number.isNaN(value) ? "" : value} aria-describedby={id + "-state"}
              onInput={(event) => answer(event.currentTarget.valueAsNumber)} />
            <span class="unit">{t(`start.unit-${asked.unit}`)}</span>
          </>
        )}
      </span>
      <span class="state" id={id + "-state"}>
        {wrong && <span class="error">{asked.kind === "hour" ? t("start.later") : t("start.between", { low: asked.low, high: asked.high })} </span>}
        {answered ? t("start.answered") : <span class="badge">{t("start.assumed")}</span>}
        {answered && (
          <button type="button" class="plain" onClick={back}>
            {t("start.back-to", { value: asked.kind === "hour" ? `${asked.value}:00` : asked.value })}
            <span class="hidden"> {t(`start.ask-${asked.name}`)}</span>
          </button>
        )}
      </span>
    </div>
  );
}
