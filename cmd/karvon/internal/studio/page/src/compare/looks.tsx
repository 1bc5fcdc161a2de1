// What a comparison tells of its primary numbers at a look, and how many replications would tell what is not told yet.

import { useEffect, useState } from "preact/hooks";
import { amount, change, plain, scaleOf } from "../answers/amounts";
import { call, type Difference, type Look } from "../api";
import { number, t } from "../language";
import { tried, type Job } from "../state";
import { unitIn, withUnit } from "../units";

// Five looks are what the error is split over.
export const mostLooks = 5;

const mostReplications = 2000;

interface LooksProps {
  job: Job;
  look: number;
  busy: boolean;
  more(replications: number): Promise<unknown>;
}

export function Looks({ job, look, busy, more }: LooksProps) {
  const [told, setTold] = useState<Look | null>(null);
  const [named, setNamed] = useState("");
  const [smallest, setSmallest] = useState("");
  const open = (told?.differences ?? []).filter((d) => d.told === "open");
  const wanted = open.find((d) => keyOf(d) === named);
  const size = Math.max(Math.abs(wanted?.mean ?? 0), Math.abs(wanted?.base ?? 0) / 10);
  const scale = scaleOf(wanted?.unit ?? "", size);
  useEffect(() => {
    let gone = false;
    const of = wanted && { configuration: wanted.configuration, difference: wanted.name, smallest: Number(smallest) * scale.by };
    void tried(call("looks", { job: job.job, look: Math.min(look, mostLooks), ...of })).then((found) => {
      if (gone || !found) return;
      setTold(found);
      if (!named && found.difference) {
        setNamed(`${found.configuration} ${found.difference}`);
      }
    });
    return () => {
      gone = true;
    };
  }, [job.job, look, named, smallest]);
  if (!told) return null;
  const last = look >= mostLooks;
  return (
    <section class="looks" aria-labelledby="looks-title">
      <h2 id="looks-title">
        {t("compare.differences")} {told.provisional && <span class="badge changed">{t("answers.provisional")}</span>}
      </h2>
      <p class="quiet">
        {t("compare.look", { look: Math.min(look, mostLooks), of: told.of, confidence: number(100 * told.confidence),
          each: number(100 * told.each, 2), replications: told.replications })}
      </p>
      <Differences of={told.differences} provisional={told.provisional} />
      {open.length > 0 && !last && (
        <form class="more" onSubmit={(event) => {
          event.preventDefault();
          void more(told.next);
        }}>
          <h3>{t("compare.open", { count: open.length })}</h3>
          <div class="line">
            <label class="grow">
              <span>{t("compare.which-difference")}</span>
              <select value={named} onChange={(event) => {
                setSmallest("");
                setNamed(event.currentTarget.value);
              }}>
                {open.map((d) => <option key={keyOf(d)} value={keyOf(d)}>{d.name} ({d.configuration})</option>)}
              </select>
            </label>
            <label>
              <span>{[t("compare.smallest"), unitIn(scale.unit)].filter(Boolean).join(", ")}</span>
              <input type="number" min={0} step="any" value={smallest} placeholder={plain(told.smallest, scale)}
                onInput={(event) => setSmallest(event.currentTarget.value)} />
            </label>
            <button type="submit" class="strong" disabled={busy || told.next === 0 || told.next > mostReplications}>
              {told.next === 0 ? t("compare.cannot") : t("compare.more", { count: told.next })}
            </button>
          </div>
          <p class="quiet">
            {told.next > mostReplications ? t("compare.too-many", { most: mostReplications })
              : t("compare.why-more", { look: look + 1, of: mostLooks, size: withUnit(plain(told.smallest, scale), scale.unit) })}
          </p>
        </form>
      )}
      {open.length > 0 && last && <p class="stale">{t("compare.last")}</p>}
    </section>
  );
}

// What an interval tells, which more replications can narrow.
const interval: Difference["told"][] = ["more", "less", "same"];

function keyOf(d: Difference): string {
  return `${d.configuration} ${d.name}`;
}

function Differences({ of, provisional }: { of: Difference[]; provisional: boolean }) {
  return (
    <div class="scroll" role="region" aria-label={t("compare.table")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col"><span>{t("compare.number")}</span></th>
            <th scope="col"><span>{t("compare.told")}</span></th>
            <th scope="col" class="number"><span>{t("compare.difference")}</span></th>
            <th scope="col" class="number"><span>{t("compare.in-base")}</span></th>
            <th scope="col"><span>{t("compare.configuration")}</span></th>
          </tr>
        </thead>
        <tbody>
          {of.map((d) => (
            <tr key={keyOf(d)}>
              <td>{d.name}</td>
              <td class={"told " + d.told}>
                {t(`compare.told-${d.told}`)}{provisional && interval.includes(d.told) && ` (${t("answers.so-far")})`}
              </td>
              <td class="number">{d.mean === null ? "–" : change(d.mean, d.low, d.high, d.unit)}</td>
              <td class="number">{d.base === null ? "–" : amount(d.base, d.unit)}</td>
              <td>{d.configuration}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
