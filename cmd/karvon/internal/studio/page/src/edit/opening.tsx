// Opening hours of sites, and of stations that have their own: rows of days with from and to.

import type { Signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Mistake, Open, Opening } from "../api";
import { change, set } from "../change";
import { t } from "../language";
import { Mistakes } from "../mistakes";
import { current } from "../state";
import { clock, hoursIn } from "./hours";
import { weekdays } from "./staff";

export function OpeningHours({ of, wanted }: { of: Opening[]; wanted: Signal<string> }) {
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  const sites = current.value?.sites ?? [];
  const title = (one: Opening) => {
    const site = sites.find((s) => s.name === one.site)?.title || one.site;
    return one.of ? `${site}: ${one.of}` : site;
  };
  const found = of.filter((one) => words.every((word) => `${one.path} ${title(one)}`.toLowerCase().includes(word)));
  if (of.length === 0) return null;
  return (
    <section aria-labelledby="edit-opening">
      <h2 id="edit-opening" tabIndex={-1}>{t("edit.opening")}</h2>
      <p class="quiet">{t("edit.opening-words")}</p>
      {found.length === 0 && <p class="quiet">{t("edit.none-found")}</p>}
      {found.map((one) => <Folded key={one.path} of={one} title={title(one)} />)}
    </section>
  );
}

function Folded({ of, title }: { of: Opening; title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="staff" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}{" "}
        <span class="quiet">{hoursIn(of.rows)}</span>{" "}
        {of.was && <span class="badge changed">{t("edit.changed")}</span>}
      </summary>
      {open && <Rows of={of} title={title} />}
    </details>
  );
}

// minutesOf reads a time of day; null where it is none yet.
function minutesOf(text: string): number | null {
  const found = /^(\d\d):(\d\d)/.exec(text);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

const day: Open = { days: [0, 1, 2, 3, 4, 5, 6], from: 8 * 60, to: 20 * 60 };

function Rows({ of, title }: { of: Opening; title: string }) {
  const [rows, setRows] = useState(of.rows);
  const [refused, setRefused] = useState<Mistake[]>([]);
  const timer = useRef(0);
  const pending = useRef<Open[] | null>(null);
  const latest = useRef(of.rows); // also before it is shown
  latest.current = pending.current ?? rows;
  useEffect(() => {
    if (!pending.current) setRows(of.rows);
  }, [of.rows]);
  // What is changed is sent when nothing more is, so that hours of several days are one change.
  const send = async () => {
    window.clearTimeout(timer.current);
    const now = pending.current;
    pending.current = null;
    const c = current.value;
    if (!now || !c) return;
    const outcome = await change({ id: c.id, hours: { path: of.path, rows: now } });
    setRefused(outcome && "refused" in outcome ? outcome.refused : []);
    if (!outcome || "refused" in outcome) setRows(of.rows);
  };
  useEffect(() => () => void send(), [of.path]);
  const put = (next: Open[]) => {
    setRows(next);
    latest.current = next;
    window.clearTimeout(timer.current);
    pending.current = next.every((row) => row.days.length > 0) ? next : null;
    timer.current = window.setTimeout(() => void send(), 700);
  };
  const edit = (i: number, part: (row: Open) => Partial<Open>) =>
    put(latest.current.map((row, n) => (n === i ? { ...row, ...part(row) } : row)));
  const back = () => {
    pending.current = null;
    window.clearTimeout(timer.current);
    void set([{ path: of.path, value: "" }]);
  };
  return (
    <div class="opening">
      {rows.length === 0 && <p>{t("edit.round-the-clock")}</p>}
      {rows.map((row, i) => (
        <Row key={i} row={row} label={`${title}, ${t("edit.opening-row", { number: i + 1 })}`} edit={(part) => edit(i, part)}
          drop={() => put(latest.current.filter((_, n) => n !== i))} />
      ))}
      <Mistakes list={refused} />
      <p class="line">
        <button type="button" onClick={() => put([...latest.current, day])}>{t("edit.opening-add")}</button>
        {rows.length > 0 && (
          <button type="button" onClick={() => put([])}>{t("edit.round-the-clock")}</button>
        )}
        {of.was && <button type="button" class="plain" onClick={back}>{t("edit.take-back")}</button>}
      </p>
    </div>
  );
}

interface RowProps {
  row: Open;
  label: string;
  edit(change: (row: Open) => Partial<Open>): void;
  drop(): void;
}

function Row({ row, label, edit, drop }: RowProps) {
  const flip = (at: number, on: boolean) =>
    edit(({ days }) => ({ days: on ? [...days, at].sort((a, b) => a - b) : days.filter((other) => other !== at) }));
  const time = (part: "from" | "to") => (
    <label>
      <span>{t(`edit.opening-${part}`)}</span>
      <input type="time" required value={clock(row[part] % 1440)} onChange={(event) => {
        const minutes = minutesOf(event.currentTarget.value);
        if (minutes !== null) edit(() => ({ [part]: part === "to" && minutes === 0 ? 1440 : minutes }));
      }} />
    </label>
  );
  return (
    <fieldset class="opening-row">
      <legend class="hidden">{label}</legend>
      <span class="opening-days">
        {weekdays().map((name, at) => (
          <label key={at}>
            <input type="checkbox" checked={row.days.includes(at)}
              onChange={(event) => flip(at, event.currentTarget.checked)} />
            {name}
          </label>
        ))}
      </span>
      <span class="opening-times">{time("from")}{time("to")}</span>
      <span class="quiet">{row.days.length === 0 ? t("edit.opening-no-day") : row.to <= row.from ? t("edit.opening-next-day") : ""}</span>
      <button type="button" class="plain" onClick={drop}>{t("edit.opening-drop")}</button>
    </fieldset>
  );
}
