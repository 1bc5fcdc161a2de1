// Tables that can be sorted by each column, and scrolled where they are wider than the page. They are folded until
// somebody opens them, and drawn some rows at a time.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Cell, Table } from "../api";
import { useGrowing } from "../growing";
import { t } from "../language";

interface Order {
  column: number;
  ascending: boolean;
}

// Numbers go by their value, the unknown last; texts by the alphabet, and numbers in them by their size.
function compared(a: Cell | undefined, b: Cell | undefined, numeric: boolean): number {
  if (numeric) return valueOf(a) - valueOf(b) || 0;
  return (a?.text ?? "").localeCompare(b?.text ?? "", "en", { numeric: true });
}

function valueOf(cell: Cell | undefined): number {
  return cell?.sort === undefined || cell.sort === "" || cell.sort === null ? -Number.MAX_VALUE : Number(cell.sort);
}

// pieceOf is how many rows of so many columns are drawn in a frame.
const pieceOf = (columns: number) => Math.max(8, Math.round(300 / Math.max(1, columns)));

function SortedTable({ table }: { table: Table }) {
  const [order, setOrder] = useState<Order | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const wide = useWide(scroll);
  const rows = useMemo(() => {
    if (!order) return table.rows;
    const { column, ascending } = order;
    const numeric = !!table.headers[column]?.numeric;
    return [...table.rows].sort((a, b) => (ascending ? 1 : -1) * compared(a[column], b[column], numeric));
  }, [table, order]);
  const sort = (column: number) => setOrder((before) => ({
    column, ascending: before?.column === column ? !before.ascending : !table.headers[column]?.numeric,
  }));
  const sorted = (column: number) =>
    order?.column === column ? (order.ascending ? "ascending" : "descending") : undefined;
  const drawn = useGrowing(rows.length, pieceOf(table.headers.length));
  return (
    <>
      {wide && <p class="note wide">{t("answers.wide")}</p>}
      <div class="scroll" role="region" aria-labelledby={table.id} tabIndex={0} ref={scroll}>
        <table>
          <thead>
            <tr>
              {table.headers.map((head, column) => (
                <th key={column} scope="col" class={head.numeric ? "number" : undefined} aria-sort={sorted(column)}>
                  <button type="button" onClick={() => sort(column)}><Broken text={head.text} all /></button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, drawn).map((row, i) => (
              <tr key={i}>
                {row.map((cell, column) => (
                  <td key={column} class={cell.numeric ? "number" : undefined}>
                    {column === 0 ? <Broken text={cell.text} /> : cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(table.notes ?? []).map((note) => <p key={note} class="note">{note}</p>)}
    </>
  );
}

// Broken lets a dotted name break after its dots.
function Broken({ text, all = false }: { text: string; all?: boolean }) {
  const parts = text.split(".");
  if (parts.length < 2 || (!all && text.includes(" "))) return <>{text}</>;
  return <>{parts.map((part, i) => <>{part}{i < parts.length - 1 && <>.<wbr /></>}</>)}</>;
}

function useWide(scroll: { current: HTMLDivElement | null }): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const at = scroll.current;
    if (!at) return;
    const observer = new ResizeObserver(() => setWide(at.scrollWidth > at.clientWidth + 1));
    observer.observe(at);
    return () => observer.disconnect();
  }, []);
  return wide;
}

// Fold is a table below its title; what is within is drawn once it is opened.
export function Fold({ table, title = table.title, open = false, level = 3 }:
  { table: Table; title?: string; open?: boolean; level?: 2 | 3 }) {
  const [opened, setOpened] = useState(open);
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <details class="fold" open={open} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>
        <Heading id={table.id}>{title}</Heading>
        <span class="quiet">{t("answers.rows", { count: table.rows.length })}</span>
      </summary>
      {opened && <SortedTable table={table} />}
    </details>
  );
}

// Tables are folded, but for the first one.
export function Tables({ tables }: { tables: Table[] }) {
  if (tables.length === 0) return null;
  return (
    <section class="tables" aria-labelledby="tables-title">
      <h2 id="tables-title" tabIndex={-1}>{t("answers.tables")}</h2>
      {tables.map((table, i) => <Fold key={table.id} table={table} open={i === 0} />)}
    </section>
  );
}
