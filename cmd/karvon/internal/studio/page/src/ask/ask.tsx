// Ask: the questions beyond a run as forms that follow the scenario, each with its answer below.

import { useEffect } from "preact/hooks";
import { loadCharts } from "../answers/answer";
import { useTold } from "../answers/answers";
import { Downloads, Progress, sofar } from "../answers/job";
import { keepAnswers } from "../answers/kept";
import { Shown } from "../answers/view";
import { t } from "../language";
import { address, route } from "../routes";
import { ask, current, ended, latest } from "../state";
import { QuestionForm } from "./form";
import { Sliders } from "./sliders";
import "./ask.css";

export const questions = ["explain", "capacity", "staff", "sensitivity", "years"] as const;
export type Question = (typeof questions)[number];

export function Ask() {
  const c = current.value;
  const question = questions.find((known) => known === route.value.rest[0]) ?? "explain";
  const job = c ? latest(c.id, question, true) : null;
  useEffect(loadCharts, []);
  useEffect(keepAnswers, []);
  useTold(job);
  if (!c) return null;
  const runs = job !== null && !ended(job.event);
  const stale = job !== null && job.asked?.hashes[0] !== c.hash;
  return (
    <>
      <h1>{t("ask.title")}</h1>
      <nav class="ask-tabs" aria-label={t("ask.questions")}>
        <ul class="anchors">
          {questions.map((one) => (
            <li key={one}>
              <a href={address("ask", c.id, one)} aria-current={one === question ? "page" : undefined}>
                {t(`ask.${one}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2 class="first">{t(`ask.${question}-question`)}</h2>
      <p class="lead">{t(`ask.${question}-why`)}</p>
      <QuestionForm key={c.id + question} id={c.id} hash={c.hash} question={question} busy={runs}
        asking={(options) => void ask([c.id], question, options)} />
      {job && <Progress job={job} />}
      {stale && <p class="stale" role="status">{t("answers.stale")}</p>}
      {question === "sensitivity" && job?.event?.kind === "done" && !stale && <Sliders key={job.job} job={job} of={c} />}
      {job?.view && <Shown view={job.view} provisional={sofar(job)} />}
      {job && <Downloads job={job} />}
    </>
  );
}
