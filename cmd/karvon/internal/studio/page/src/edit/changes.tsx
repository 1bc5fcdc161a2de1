// What was changed, each with a way back; and all of it as a policy file.

import { useEffect, useState } from "preact/hooks";
import { call, type Configuration, type Shared } from "../api";
import { change, set } from "../change";
import { download } from "../controls";
import { stateOf } from "../work";
import { folder, save } from "../files";
import { t, translated } from "../language";
import { isOf, wasOf } from "./settings";

export function Changes({ configuration: c }: { configuration: Configuration }) {
  const on = c.policies.filter((policy) => policy.on);
  const none = on.length + c.settings.length === 0;
  return (
    <section aria-labelledby="edit-changes" class="changes" data-tour="changes">
      <h2 id="edit-changes" tabIndex={-1}>{t("edit.changes")}</h2>
      {none && <p class="quiet">{t("edit.no-changes")}</p>}
      <ul class="rows">
        {on.map((policy) => (
          <li key={policy.name}>
            <span class="grow">{t("edit.policy-on", { policy: translated(policy.title, policy.titles) || policy.name })}</span>
            <button type="button" onClick={() => void change({ id: c.id, policy: policy.name, on: false })}>
              {t("edit.take-back")}<span class="hidden"> {translated(policy.title, policy.titles) || policy.name}</span>
            </button>
          </li>
        ))}
        {c.settings.map((setting) => (
          <li key={setting.path}>
            <span class="grow">
              <code>{setting.path}</code>: {wasOf(setting) ? <del title={setting.old}>{wasOf(setting)}</del> : <span class="quiet">{t("edit.unwritten")}</span>}
              {" → "}<ins>{isOf(setting)}</ins>
            </span>
            <button type="button" onClick={() => void set([{ path: setting.path, value: "" }])}>
              {t("edit.take-back")}<span class="hidden"> {setting.path}</span>
            </button>
          </li>
        ))}
      </ul>
      {!none && <PolicyFile configuration={c} />}
      {c.warnings.length > 0 && (
        <details>
          <summary>{t("edit.warnings", { count: c.warnings.length })}</summary>
          <ul>{c.warnings.map((warning, i) => <li key={i}>{warning.path && <code>{warning.path}</code>} {warning.message}</li>)}</ul>
        </details>
      )}
    </section>
  );
}

// PolicyFile saves the changes as a file that karvon takes: with download everywhere, in the folder where there is one.
function PolicyFile({ configuration: c }: { configuration: Configuration }) {
  const [shared, setShared] = useState<Shared | null>(null);
  const [file, setFile] = useState("");
  useEffect(() => {
    let gone = false;
    void call("share", { id: c.id }).then((answer) => {
      if (!gone) setShared(answer);
    }).catch(() => setShared(null));
    return () => {
      gone = true;
    };
  }, [c.id, stateOf(c)]);
  if (!shared?.policy) return null;
  const name = file || shared.file || "changes.yaml";
  return (
    <div class="line">
      <label class="grow">
        <span>{t("edit.policy-file")}</span>
        <input type="text" value={name} spellcheck={false} onInput={(event) => setFile(event.currentTarget.value)} />
      </label>
      <button type="button" onClick={() => download(name, "text/yaml", shared.policy)}>{t("edit.download")}</button>
      {folder() && (
        <button type="button" onClick={() => void save(name, shared.policy)}>{t("edit.save", { folder: folder() })}</button>
      )}
    </div>
  );
}
