// Policies as switches: named changes that the scenario brings along.

import { useState } from "preact/hooks";
import type { Configuration, Mistake } from "../api";
import { change } from "../change";
import { Switch } from "../controls";
import { t } from "../language";
import { Mistakes } from "../mistakes";

const first = 8;

export function Policies({ configuration: c }: { configuration: Configuration }) {
  const [refused, setRefused] = useState<Mistake[]>([]);
  const [all, setAll] = useState(false);
  const turn = async (policy: string, on: boolean) => {
    const outcome = await change({ id: c.id, policy, on });
    setRefused(outcome && "refused" in outcome ? outcome.refused : []);
  };
  const shown = all ? c.policies : c.policies.filter((policy, i) => i < first || policy.on);
  return (
    <section aria-labelledby="edit-policies" data-tour="policies">
      <h2 id="edit-policies" tabIndex={-1}>{t("edit.policies")}</h2>
      <p class="quiet">{c.policies.length > 0 ? t("edit.policies-words") : t("edit.no-policies")}</p>
      {refused.length > 0 && <div class="refused" role="alert"><p>{t("edit.refused")}</p><Mistakes list={refused} /></div>}
      <ul class="switches">
        {shown.map((policy) => (
          <li key={policy.name}>
            <Switch on={policy.on} onChange={(on) => void turn(policy.name, on)}>
              <strong>{policy.title || policy.name}</strong>
              {policy.why && <span class="quiet">{policy.why}</span>}
            </Switch>
          </li>
        ))}
      </ul>
      {c.policies.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>{t("edit.more", { count: c.policies.length - shown.length })}</button>
      )}
      {all && <button type="button" onClick={() => setAll(false)}>{t("edit.fewer")}</button>}
    </section>
  );
}
