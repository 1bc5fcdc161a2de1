// How far a question has come, how it is cancelled, and how its answer is taken away.

import { useState } from "preact/hooks";
import { call, type Event } from "../api";
import { bytesOf, download } from "../controls";
import { inWords, number, t } from "../language";
import { complain, ended, hello, tried, type Job } from "../state";

interface Far {
  share: number;
  done: number;
  of: number;
  grown: number; // of which there is an answer
}

const farthest = new Map<string, Far>();

// farOf is how far a job has come at the most: it never goes back, though a job has stages.
function farOf({ job, event }: Job): Far {
  const far = farthest.get(job) ?? { share: 0, done: 0, of: 0, grown: 0 };
  farthest.set(job, far);
  if (event?.kind !== "progress" && event?.kind !== "grown") return far;
  const of = event.of || far.of;
  if (of > 0 && event.done / of >= far.share) Object.assign(far, { share: Math.min(1, event.done / of), done: event.done, of });
  if (event.kind === "grown") far.grown = Math.max(far.grown, Math.floor(event.done));
  return far;
}

// sofar says how much of an answer is done, where there is more to come.
export function sofar(job: Job): string {
  if (job.event?.kind === "done") return "";
  const far = farOf(job);
  return t("answers.so-far-of", { done: far.grown, of: far.of || far.grown });
}

export function Progress({ job }: { job: Job }) {
  const far = farOf(job);
  const event = job.event;
  if (ended(event)) return <Ended event={event} />;
  const stage = event?.kind === "progress" ? (event.stage ?? "") : "";
  const left = event?.kind === "progress" ? event.left : null;
  return (
    <div class="progress">
      <label>
        <span>{event?.kind === "waiting" ? t("answers.waits") : stageIn(stage)}</span>
        <progress max={1} value={far.share}></progress>
      </label>
      <p class="quiet" role="status">
        {far.of > 0 && t("answers.done-of", { done: Math.floor(far.done), of: far.of })}
        {left !== null && left > 1 && ` · ${t("answers.left", { seconds: number(Math.ceil(left), 0) })}`}
      </p>
      <button type="button" onClick={() => void tried(call("cancel", { job: job.job }))}>{t("answers.cancel")}</button>
    </div>
  );
}

// stageIn says what is being done; that it is made ready, of which the host has the command line, is work as well.
function stageIn(stage: string): string {
  return stage === "" || stage.startsWith("making ready to ") ? t("answers.works") : inWords(stage);
}

function Ended({ event }: { event: Event | null }) {
  if (event?.kind === "cancelled") return <p class="quiet" role="status">{t("answers.cancelled")}</p>;
  if (event?.kind === "failed") return <p class="error" role="alert">{event.message || t("answers.failed")}</p>;
  return null;
}

const formats = ["html", "pdf", "docx", "xlsx", "csv", "json", "markdown", "svg"] as const;

// Downloads offers what an answer is written as.
export function Downloads({ job }: { job: Job }) {
  const [busy, setBusy] = useState("");
  if (job.event?.kind !== "done" || !hello.value) return null;
  const take = async (format: string) => {
    setBusy(format);
    try {
      const file = await call("write", { job: job.job, format });
      download(file.name, file.type, bytesOf(file.base64));
    } catch (error) {
      complain(error);
    }
    setBusy("");
  };
  return (
    <section class="downloads" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{t("answers.take")}</h2>
      <ul class="anchors">
        {formats.map((format) => (
          <li key={format}>
            <button type="button" disabled={busy !== ""} onClick={() => void take(format)}>
              {busy === format ? t("answers.writing") : t(`answers.as-${format}`)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
