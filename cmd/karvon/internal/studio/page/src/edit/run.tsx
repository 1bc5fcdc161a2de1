// How a configuration is run: how often, for how long, with which luck.

import type { Configuration } from "../api";
import { change } from "../change";
import { NumberField } from "../controls";
import { t } from "../language";

export function RunFields({ configuration: c }: { configuration: Configuration }) {
  const { replications, seed, days, defaultReplications, defaultSeed, defaultDays } = c.run;
  const take = (part: { replications?: number; seed?: number | null; days?: number }) => async () => {
    const outcome = await change({ id: c.id, run: { replications, seed, days, ...part } });
    return outcome !== null && "done" in outcome;
  };
  return (
    <section aria-labelledby="edit-run">
      <h2 id="edit-run" tabIndex={-1}>{t("edit.run")}</h2>
      <p class="quiet">{t("edit.run-words")}</p>
      <div class="run-fields">
        <Field name={t("edit.replications")} words={t("edit.replications-words")}
          back={replications > 0 ? take({ replications: 0 }) : null}>
          <NumberField label={t("edit.replications")} low={1} step={1} value={replications || defaultReplications}
            onCommit={(value) => take({ replications: Math.max(1, Math.round(value)) })()} />
        </Field>
        <Field name={t("edit.days")} words={t("edit.days-words")} back={days > 0 ? take({ days: 0 }) : null}>
          <NumberField label={t("edit.days")} low={1} step={1} value={days || defaultDays}
            onCommit={(value) => take({ days: Math.max(1, Math.round(value)) })()} />
        </Field>
        <Field name={t("edit.seed")} words={t("edit.seed-words")} back={seed !== null ? take({ seed: null }) : null}>
          <NumberField label={t("edit.seed")} low={0} step={1} value={seed ?? defaultSeed}
            onCommit={(value) => take({ seed: Math.max(0, Math.round(value)) })()} />
        </Field>
      </div>
    </section>
  );
}

function Field({ name, words, back, children }: {
  name: string;
  words: string;
  back: (() => Promise<boolean>) | null;
  children: preact.ComponentChildren;
}) {
  return (
    <div class="run-field">
      <strong>{name}</strong>
      {children}
      <span class="quiet">{words}</span>
      {back && (
        <button type="button" class="plain" onClick={() => void back()}>
          {t("edit.as-scenario")}<span class="hidden"> {name}</span>
        </button>
      )}
    </div>
  );
}
