// How others get to the same numbers: a link, a command line, a policy file, files of the answer.

import { useEffect, useState } from "preact/hooks";
import { call, type Configuration, type Shared } from "../api";
import { bytesOf, Copied, download } from "../controls";
import { t } from "../language";
import { address } from "../routes";
import { ask, current, ended, hello, jobs, latest, tried, type Job } from "../state";
import { stateOf } from "../work";
import "./share.css";

export function Share() {
  const c = current.value;
  const [shared, setShared] = useState<Shared | null>(null);
  useEffect(() => {
    if (!c) return;
    let gone = false;
    void tried(call("share", { id: c.id, page: "answers" })).then((answer) => {
      if (answer && !gone) setShared(answer);
    });
    return () => {
      gone = true;
    };
  }, [c && c.id + stateOf(c)]);
  if (!c) return null;
  return (
    <>
      <h1>{t("share.title")}</h1>
      <p class="lead">{t("share.lead")}</p>
      {shared ? <Ways shared={shared} configuration={c} /> : <p class="quiet">{t("shell.wait")}</p>}
      <Downloads configuration={c} />
      <section aria-labelledby="share-known">
        <h2 id="share-known">{t("share.known")}</h2>
        <ul>
          <li>{t("share.same-numbers")}</li>
          <li>{hello.value?.host === "browser" ? t("share.nothing-leaves-browser") : t("share.nothing-leaves-server")}</li>
          <li>{t("share.version", { version: hello.value?.version ?? "", engine: String(hello.value?.engine ?? "") })}</li>
        </ul>
      </section>
    </>
  );
}

function Ways({ shared, configuration: c }: { shared: Shared; configuration: Configuration }) {
  const link = location.href.replace(/#.*$/, "") + "#" + shared.fragment;
  const own = (c.scenario || c.name).replace(/^.*\//, "").replace(/\.yaml$/, "") + ".yaml";
  return (
    <>
      <section aria-labelledby="share-link" data-tour="share">
        <h2 id="share-link">{t("share.link")}</h2>
        {shared.private ? (
          <>
            <p>{t("share.private")}</p>
            <button type="button" onClick={() => download(own, "text/yaml", shared.text)}>
              {t("share.download-text", { file: own })}
            </button>
          </>
        ) : (
          <>
            <p class="quiet">{hello.value?.host === "browser" ? t("share.link-words") : t("share.link-words-server")}</p>
            <Copied text={link} label={t("share.link")} />
          </>
        )}
      </section>
      <section aria-labelledby="share-command">
        <h2 id="share-command">{t("share.command")}</h2>
        <p class="quiet">{t("share.command-words")}</p>
        <Copied text={shared.command} label={t("share.command")} rows={shared.command.length > 90 ? 3 : 0} />
      </section>
      <section aria-labelledby="share-policy">
        <h2 id="share-policy">{t("share.policy")}</h2>
        {shared.policy ? (
          <>
            <p class="quiet">{t("share.policy-words", { policy: shared.policyName, file: shared.file })}</p>
            <Copied text={shared.policy} label={t("share.policy")} rows={Math.min(16, shared.policy.split("\n").length)} />
            <button type="button" onClick={() => download(shared.file || "changes.yaml", "text/yaml", shared.policy)}>
              {t("share.download", { file: shared.file || "changes.yaml" })}
            </button>
          </>
        ) : <p class="quiet">{t("share.no-policy")}</p>}
      </section>
    </>
  );
}

// The formats of a whole answer that the page has words for, of which a host can some.
const known = ["html", "json", "csv", "markdown", "xlsx", "docx", "pdf"] as const;
type FormatName = (typeof known)[number];

// Downloads are files of the answer: of the run of the configuration as it is now.
function Downloads({ configuration: c }: { configuration: Configuration }) {
  const [asked, setAsked] = useState("");
  const job = latest(c.id, "run") ?? jobs.value.get(asked) ?? null;
  const formats = known.filter((format) => hello.value?.formats.includes(format));
  return (
    <section aria-labelledby="share-files">
      <h2 id="share-files">{t("share.files")}</h2>
      {job?.event?.kind === "done" ? (
        <>
          <p class="quiet">{t("share.files-words")}</p>
          <ul class="formats">
            {formats.map((format) => <li key={format}><Format job={job} format={format} /></li>)}
          </ul>
        </>
      ) : job && !ended(job.event) ? (
        <p role="status">{progress(job)}</p>
      ) : (
        <>
          <p>{t("share.no-run")}</p>
          {job?.event && "message" in job.event && <p class="error">{job.event.message}</p>}
          <div class="line">
            <button type="button" class="strong" onClick={() => void ask([c.id], "run").then((id) => setAsked(id ?? ""))}>
              {t("share.run-now")}
            </button>
            <a class="button" href={address("answers", c.id)}>{t("shell.answers")}</a>
          </div>
        </>
      )}
    </section>
  );
}

function progress(job: Job): string {
  const { event } = job;
  if (event?.kind !== "progress" && event?.kind !== "grown") return t("share.running");
  return t("share.running-at", { done: Math.floor(event.done), of: Math.ceil(event.of) });
}

function Format({ job, format }: { job: Job; format: FormatName }) {
  const [busy, setBusy] = useState(false);
  const write = async () => {
    setBusy(true);
    const file = await tried(call("write", { job: job.job, format }));
    setBusy(false);
    if (file) download(file.name, file.type, bytesOf(file.base64));
  };
  return (
    <button type="button" disabled={busy} onClick={() => void write()}>
      <strong>{format}</strong> <span class="quiet">{t(`share.format-${format}`)}</span>
    </button>
  );
}
