// Answers: the verdict, pictures and tables of a configuration, growing with each replication.

import { useEffect } from "preact/hooks";
import { change } from "../change";
import { NumberField } from "../controls";
import { t } from "../language";
import { address } from "../routes";
import { ask, current, ended, latest, say, type Job } from "../state";
import { loadCharts } from "./answer";
import { Downloads, Progress, sofar } from "./job";
import { linked, notice } from "../work";
import { keepAnswers } from "./kept";
import { Shown } from "./view";
import "./answers.css";

export function Answers() {
  const c = current.value;
  const job = c ? latest(c.id, "run", true) : null;
  useEffect(loadCharts, []);
  useEffect(keepAnswers, []);
  useTold(job);
  useLinked(c?.id ?? "", job !== null);
  if (!c) return null;
  const stale = job !== null && job.asked?.hashes[0] !== c.hash;
  const runs = job !== null && !ended(job.event);
  const most = c.run.replications || c.run.defaultReplications;
  const take = async (wanted: number) => {
    const { seed, days } = c.run;
    const outcome = await change({ id: c.id, run: { replications: Math.round(wanted), seed, days } });
    return outcome !== null && "done" in outcome;
  };
  return (
    <>
      <h1>{t("answers.title")}</h1>
      <div class="asking">
        <label class="short">
          <span>{t("answers.replications")}</span>
          <NumberField label={t("answers.replications")} value={most} low={1} high={2000} step={1} onCommit={take} />
        </label>
        <button type="button" class="strong" disabled={runs} onClick={() => void ask([c.id], "run")}>
          {job ? t("answers.again") : t("answers.run")}
        </button>
        <p class="quiet grow">{t("answers.why-replications")}</p>
      </div>
      {job && <Progress job={job} />}
      {stale && <p class="stale" role="status">{t("answers.stale")}</p>}
      {!stale && job?.event?.kind === "done" && <p><a href={address("ask", c.id, "explain")}>{t("ask.explain-question")}</a></p>}
      {job?.view
        ? <Shown view={job.view} provisional={sofar(job)} />
        : !runs && <p class="lead">{linked.value === c.id ? t("answers.linked", { count: most }) : t("answers.none")}</p>}
      {job && <Downloads job={job} />}
    </>
  );
}

// useLinked asks for the answer that a link was made to show: at once, or where there is something to know of the link
// once that was read and closed.
function useLinked(id: string, asked: boolean): void {
  const wanted = linked.value !== "" && linked.value === id;
  const doubtful = notice.value !== "";
  useEffect(() => {
    if (!wanted || (doubtful && !asked)) return;
    linked.value = "";
    if (!asked) void ask([id], "run");
  }, [wanted, doubtful, asked]);
}

// useTold tells whoever cannot see it that there is an answer.
export function useTold(job: Job | null): void {
  const kind = job?.event?.kind;
  useEffect(() => {
    if (kind === "done" && job?.view) say(job.view.headline);
  }, [kind, job?.job]);
}
