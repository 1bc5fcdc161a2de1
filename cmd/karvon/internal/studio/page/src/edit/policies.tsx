// Policies as switches: named changes that the scenario brings along.

import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { Configuration, Mistake } from "../api";
import { change } from "../change";
import { Switch } from "../controls";
import { t, translated } from "../language";
import { Mistakes } from "../mistakes";

const first = 8;

export function Policies({ configuration: c, wanted }: { configuration: Configuration; wanted: Signal<string> }) {
  const [refused, setRefused] = useState<Mistake[]>([]);
  const [all, setAll] = useState(false);
  const turn = async (policy: string, on: boolean) => {
    const outcome = await change({ id: c.id, policy, on });
    setRefused(outcome && "refused" in outcome ? outcome.refused : []);
  };
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = c.policies.filter(({ name, title, why }) => {
    const text = `${name} ${title} ${why}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const shown = all || words.length > 0 ? found : found.filter((policy, i) => i < first || policy.on);
  return (
    <section aria-labelledby="edit-policies" data-tour="policies">
      <h2 id="edit-policies" tabIndex={-1}>{t("edit.policies")}</h2>
      <p class="quiet">{c.policies.length > 0 ? t("edit.policies-words") : t("edit.no-policies")}</p>
      {found.length === 0 && words.length > 0 && <p class="quiet">{t("edit.none-found")}</p>}
      {refused.length > 0 && <div class="refused" role="alert"><p>{t("edit.refused")}</p><Mistakes list={refused} /></div>}
      <ul class="switches">
        {shown.map((policy) => (
          <li key={policy.name}>
            <Switch on={policy.on} onChange={(on) => void turn(policy.name, on)}>
              <strong>{translated(policy.title, policy.titles) || policy.name}</strong>
              {policy.why && <span class="quiet">{policy.why}</span>}
            </Switch>
          </li>
        ))}
      </ul>
      {found.length > shown.length && (
        <button type="button" onClick={() => setAll(true)}>{t("edit.more", { count: found.length - shown.length })}</button>
      )}
      {all && <button type="button" onClick={() => setAll(false)}>{t("edit.fewer")}</button>}
    </section>
  );
}
