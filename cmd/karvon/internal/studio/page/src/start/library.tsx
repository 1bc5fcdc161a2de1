// The library as cards: what each scenario is about, and what a run of it says.

import { useState } from "preact/hooks";
import type { LibraryScenario } from "../api";
import { open } from "../change";
import { t } from "../language";

export function Shelf({ scenarios }: { scenarios: LibraryScenario[] }) {
  const [wanted, setWanted] = useState("");
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = scenarios.filter((s) => {
    const text = `${s.name} ${s.title} ${s.sentence}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const lesson = (s: LibraryScenario) => s.name.startsWith("tutorial-");
  return (
    <>
      <label class="search">
        <span>{t("start.search")}</span>
        <input type="search" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
      </label>
      <p class="quiet" role="status">{t("start.found", { count: fitting.length })}</p>
      <Cards scenarios={fitting.filter((s) => !lesson(s))} />
      {fitting.some(lesson) && <h3>{t("start.lessons")}</h3>}
      <Cards scenarios={fitting.filter(lesson)} />
    </>
  );
}

function Cards({ scenarios }: { scenarios: LibraryScenario[] }) {
  return <ul class="cards">{scenarios.map((s) => <li key={s.name}><Card scenario={s} /></li>)}</ul>;
}

function Card({ scenario: s }: { scenario: LibraryScenario }) {
  return (
    <article class="card">
      <Picture scenario={s} />
      <h4><button type="button" class="cover" onClick={() => void open({ scenario: s.name })}>{s.title}</button></h4>
      <p>{s.sentence}</p>
      {s.verdict && (
        <p class={s.verdict.met ? "verdict met" : "verdict"}>
          <span aria-hidden="true">{s.verdict.met ? "✓" : "!"}</span> {s.verdict.headline}
        </p>
      )}
      <p class="quiet size">
        <code>{s.name}</code> · {t("start.sites", { count: s.sites })} · {t("start.flows", { count: s.flows })}
      </p>
    </article>
  );
}

// Picture is the scenario's own, or else its sites as so many squares.
function Picture({ scenario: s }: { scenario: LibraryScenario }) {
  if (s.picture) {
    return <img class="picture" alt="" src={"data:image/svg+xml;charset=utf-8," + encodeURIComponent(s.picture)} />;
  }
  const shown = Math.min(s.sites, 24);
  const across = Math.max(1, Math.min(shown, 8));
  return (
    <svg class="picture" viewBox="0 0 160 66" aria-hidden="true" preserveAspectRatio="xMinYMid meet">
      <path d="M0 33H160" class="road" />
      {Array.from({ length: shown }, (_, i) => (
        <rect key={i} class="site" x={6 + (i % across) * 18} y={shown > 8 ? 5 + Math.floor(i / across) * 20 : 25} width="14"
          height="16" rx="2" />
      ))}
    </svg>
  );
}
