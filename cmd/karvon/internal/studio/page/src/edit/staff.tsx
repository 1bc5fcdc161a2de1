// Staff by the hour: a grid of days and hours. Arrow keys move, with Shift they select, numbers fill what is selected.

import type { Signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Mistake, Staff } from "../api";
import { change } from "../change";
import { t } from "../language";
import { weekday } from "../locale";
import { Mistakes } from "../mistakes";
import { current } from "../state";
import { filled, within, type Cell, type Selection } from "./selection";

export function StaffGrids({ grids, wanted }: { grids: Staff[]; wanted: Signal<string> }) {
  const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
  const sites = current.value?.sites ?? [];
  const title = (grid: Staff) => `${sites.find((s) => s.name === grid.site)?.title || grid.site}: ${grid.name}`;
  const found = grids.filter((grid) => words.every((word) => `${grid.path} ${title(grid)}`.toLowerCase().includes(word)));
  if (grids.length === 0) return null;
  return (
    <section aria-labelledby="edit-staff">
      <h2 id="edit-staff" tabIndex={-1}>{t("edit.staff")}</h2>
      <p class="quiet">{t("edit.staff-words")}</p>
      {found.length === 0 && <p class="quiet">{t("edit.none-found")}</p>}
      {found.slice(0, words.length > 0 ? sought : grids.length).map((grid, i) => (
        <Folded key={grid.path} grid={grid} title={title(grid)} first={i === 0 && found.length <= 3} />
      ))}
    </section>
  );
}

// Folded is a grid that is there once it is opened: a large scenario has dozens.
function Folded({ grid, title, first }: { grid: Staff; title: string; first: boolean }) {
  const [open, setOpen] = useState(first);
  return (
    <details class="staff" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {title}{" "}
        <span class="quiet">{(grid.of ?? []).join(", ")}</span>{" "}
        {grid.was && <span class="badge changed">{t("edit.changed")}</span>}
      </summary>
      {open && <Grid grid={grid} title={title} />}
    </details>
  );
}

// So many grids are shown of what is searched for.
const sought = 30;

const none: Selection = { from: { day: 0, hour: 0 }, to: { day: 0, hour: 0 } };

function Grid({ grid, title }: { grid: Staff; title: string }) {
  const [hours, setHours] = useState(grid.hours);
  const [selection, setShown] = useState(none);
  // What is selected now, also for what happens before it is shown.
  const selected = useRef(none);
  const setSelection = (now: Selection) => {
    selected.current = now;
    setShown(now);
  };
  const [refused, setRefused] = useState<Mistake[]>([]);
  const typed = useRef("");
  const timer = useRef(0);
  const pending = useRef<number[][] | null>(null);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (!pending.current) setHours(grid.hours);
  }, [grid.hours]);
  // What was typed is sent when the keys rest, so that a number of two digits is one change.
  const send = async () => {
    window.clearTimeout(timer.current);
    const now = pending.current;
    pending.current = null;
    typed.current = "";
    const c = current.value;
    if (!now || !c) return;
    const outcome = await change({ id: c.id, staff: { path: grid.path, hours: now } });
    setRefused(outcome && "refused" in outcome ? outcome.refused : []);
    if (!outcome || "refused" in outcome) setHours(grid.hours);
  };
  useEffect(() => () => void send(), [grid.path]);
  const put = (next: number[][]) => {
    pending.current = next;
    setHours(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void send(), 700);
  };
  const fill = (value: (old: number) => number) => put(filled(pending.current ?? hours, selected.current, value));
  const move = (to: Cell, extend: boolean) => {
    if (to.day < 0 || to.day > 6 || to.hour < 0 || to.hour > 23) return;
    typed.current = "";
    setSelection(extend ? { from: selected.current.from, to } : { from: to, to });
    table.current?.querySelector<HTMLElement>(`[data-cell="${to.day}-${to.hour}"]`)?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { day, hour } = selected.current.to;
    const moves: Record<string, Cell> = {
      ArrowLeft: { day, hour: hour - 1 }, ArrowRight: { day, hour: hour + 1 },
      ArrowUp: { day: day - 1, hour }, ArrowDown: { day: day + 1, hour },
      Home: { day, hour: 0 }, End: { day, hour: 23 },
    };
    const to = moves[event.key];
    if (to) {
      event.preventDefault();
      return move(to, event.shiftKey);
    }
    if (/^\d$/.test(event.key)) {
      typed.current = (typed.current + event.key).slice(-4);
      const value = Number(typed.current);
      fill(() => value);
    } else if (event.key === "+" || event.key === "=" || event.key === "PageUp") fill((old) => old + 1);
    else if (event.key === "-" || event.key === "PageDown") fill((old) => Math.max(0, old - 1));
    else if (event.key === "Delete" || event.key === "Backspace") fill(() => 0);
    else if (event.key === "Enter") void send();
    else return;
    event.preventDefault();
  };
  const names = weekdays();
  const most = Math.max(1, grid.most, ...hours.flat());
  return (
    <div class="grid-box">
      {!grid.whole && <p class="note">{t("edit.not-whole")}</p>}
      <Filling fill={fill} selection={selection} select={setSelection} names={names} />
      <div class="scroll">
        <table class="staff-grid" role="grid" aria-label={title} ref={table} onKeyDown={pressed} onBlur={(event) => {
          if (!(event.relatedTarget instanceof Node) || !table.current?.contains(event.relatedTarget)) void send();
        }}>
          <thead>
            <tr>
              <th scope="col"><span class="hidden">{t("edit.day")}</span></th>
              {hours[0]?.map((_, hour) => <th key={hour} scope="col">{String(hour).padStart(2, "0")}</th>)}
            </tr>
          </thead>
          <tbody>
            {hours.map((row, day) => (
              <tr key={day}>
                <th scope="row">{names[day]}</th>
                {row.map((value, hour) => (
                  <td key={hour} role="gridcell" aria-selected={within(selection, { day, hour })}
                    class={`level-${value === 0 ? 0 : Math.ceil((4 * value) / most)}`}
                    onPointerDown={(event) => {
                      event.preventDefault();
                      move({ day, hour }, event.shiftKey);
                    }}
                    onPointerEnter={(event) => event.buttons === 1 && move({ day, hour }, true)}>
                    <span role="spinbutton" data-cell={`${day}-${hour}`} aria-valuenow={value} aria-valuemin={0}
                      aria-label={`${names[day]} ${String(hour).padStart(2, "0")}:00`}
                      onFocus={() => {
                        const { to } = selected.current;
                        if (to.day !== day || to.hour !== hour) setSelection({ from: { day, hour }, to: { day, hour } });
                      }}
                      tabIndex={selection.to.day === day && selection.to.hour === hour ? 0 : -1}>{value}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="quiet">{t("edit.grid-keys")}</p>
      {grid.was && (
        <p>
          <button type="button" onClick={() => current.value && void change({
            id: current.value.id, edits: [{ path: grid.path, value: "" }],
          })}>{t("edit.take-back")}<span class="hidden"> {title}</span></button>
        </p>
      )}
      {refused.length > 0 && <div class="refused" role="alert"><p>{t("edit.refused")}</p><Mistakes list={refused} /></div>}
    </div>
  );
}

// Filling says what is selected, and fills it without the grid's own keys.
function Filling({ fill, selection, select, names }: {
  fill(value: (old: number) => number): void;
  selection: Selection;
  select(selection: Selection): void;
  names: string[];
}) {
  const [value, setValue] = useState("1");
  const days = [selection.from.day, selection.to.day].sort((a, b) => a - b) as [number, number];
  const hours = [selection.from.hour, selection.to.hour].sort((a, b) => a - b) as [number, number];
  const hour = (at: number) => String(at).padStart(2, "0") + ":00";
  // What is chosen stays; where the other end would lie on its wrong side, it moves along.
  const choose = (part: Partial<{ d0: number; d1: number; h0: number; h1: number }>) => {
    const { d0, d1, h0, h1 } = { d0: days[0], d1: days[1], h0: hours[0], h1: hours[1], ...part };
    const from = { day: part.d1 === undefined ? d0 : Math.min(d0, d1), hour: part.h1 === undefined ? h0 : Math.min(h0, h1) };
    select({ from, to: { day: Math.max(from.day, d1), hour: Math.max(from.hour, h1) } });
  };
  return (
    <div class="filling">
      <Choice label={t("edit.from-day")} value={days[0]} names={names} take={(d0) => choose({ d0 })} />
      <Choice label={t("edit.to-day")} value={days[1]} names={names} take={(d1) => choose({ d1 })} />
      <Choice label={t("edit.from-hour")} value={hours[0]} names={twentyFour.map(hour)} take={(h0) => choose({ h0 })} />
      <Choice label={t("edit.to-hour")} value={hours[1]} names={twentyFour.map((at) => hour(at + 1))} take={(h1) => choose({ h1 })} />
      <label>
        <span>{t("edit.number")}</span>
        <input type="number" min={0} step={1} value={value} onInput={(event) => setValue(event.currentTarget.value)} />
      </label>
      <button type="button" disabled={!/^\d+$/.test(value)} onClick={() => fill(() => Number(value))}>{t("edit.fill")}</button>
      <button type="button" onClick={() => fill((old) => Math.max(0, old - 1))}>−1<span class="hidden"> {t("edit.one-less")}</span></button>
      <button type="button" onClick={() => fill((old) => old + 1)}>+1<span class="hidden"> {t("edit.one-more")}</span></button>
    </div>
  );
}

const twentyFour = Array.from({ length: 24 }, (_, hour) => hour);

function Choice({ label, value, names, take }: { label: string; value: number; names: string[]; take(value: number): void }) {
  return (
    <label>
      <span>{label}</span>
      <select value={String(value)} onChange={(event) => take(Number(event.currentTarget.value))}>
        {names.map((name, i) => <option key={i} value={String(i)}>{name}</option>)}
      </select>
    </label>
  );
}

// weekdays are the days from Monday, in the language of the page.
export function weekdays(): string[] {
  return Array.from({ length: 7 }, (_, day) => weekday(day, "short"));
}
