// The library as cards: what each scenario is about, and what a run of it says.

import { useState } from "preact/hooks";
import type { LibraryScenario } from "../api";
import { open } from "../change";
import { useGrowing } from "../growing";
import { t, translated } from "../language";

export function Shelf({ scenarios }: { scenarios: LibraryScenario[] }) {
  const [wanted, setWanted] = useState("");
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = scenarios.filter((s) => {
    const said = [s.title, s.sentence, translated(s.title, s.titles), translated(s.sentence, s.sentences)];
    const text = [s.name, ...said].join(" ").toLowerCase();
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
      {fitting.some(lesson) && <h3 class="lessons">{t("start.lessons")}</h3>}
      <Cards scenarios={fitting.filter(lesson)} below />
    </>
  );
}

// Cards stand below a heading of the second level, or of the third.
function Cards({ scenarios, below }: { scenarios: LibraryScenario[]; below?: boolean }) {
  const Heading = below ? "h4" : "h3";
  const drawn = useGrowing(scenarios.length, 6);
  return (
    <ul class="cards">
      {scenarios.slice(0, drawn).map((s) => (
        <li key={s.name}>
          <article class="card">
            <Picture scenario={s} />
            <Heading class="card-title">
              <button type="button" class="cover" onClick={() => void open({ scenario: s.name })}>
                {translated(s.title, s.titles)}
              </button>
            </Heading>
            <p>{translated(s.sentence, s.sentences)}</p>
            {s.verdict && (
              <p class={s.verdict.carried ? "verdict carried" : "verdict"}>
                <span aria-hidden="true">{s.verdict.carried ? "✓" : "!"}</span> {translated(s.verdict.headline, s.verdict.headlines)}
              </p>
            )}
            <p class="quiet size">
              <code>{s.name}</code> · {t("start.sites", { count: s.sites })} · {t("start.flows", { count: s.flows })}
            </p>
          </article>
        </li>
      ))}
    </ul>
  );
}

// Picture is the scenario's main site in small, or else what its size looks like: a lane for each flow, a square for
// each site.
function Picture({ scenario: s }: { scenario: LibraryScenario }) {
  const kept = s.verdict?.picture;
  // The text is the host's own, kept with the library: it holds shapes alone.
  if (kept) return <div class="picture" aria-hidden="true" dangerouslySetInnerHTML={{ __html: kept }}></div>;
  const lanes = Math.max(1, Math.min(s.flows, 8));
  const sites = Math.max(1, Math.min(s.sites, 12));
  const rows = Math.ceil(sites / 4);
  const y = (lane: number) => 32 + (lane - (lanes - 1) / 2) * 7;
  return (
    <svg class="picture" viewBox="0 0 220 64" aria-hidden="true">
      {Array.from({ length: lanes }, (_, lane) => (
        <g key={lane}>
          <path class="lane" d={`M0 ${y(lane)}H92C110 ${y(lane)} 112 32 128 32`} />
          {Array.from({ length: 2 + ((lane * 5 + s.name.length) % 4) }, (_, i) => (
            <rect key={i} class="vehicle" x={78 - i * 11 - ((lane * 7) % 9)} y={y(lane) - 1.8} width="8" height="3.6" rx="1" />
          ))}
        </g>
      ))}
      {Array.from({ length: sites }, (_, i) => (
        <rect key={i} class="site" x={130 + (i % 4) * 22} y={32 - rows * 10 + Math.floor(i / 4) * 20 + 1} width="18" height="18" rx="3" />
      ))}
    </svg>
  );
}
