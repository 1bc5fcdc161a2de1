// Tables that can be sorted by each column, and scrolled where they are wider than the page.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Cell, Table } from "../api";
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

export function SortedTable({ table, level = 3 }: { table: Table; level?: 3 | 4 }) {
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
  const Heading = level === 3 ? "h3" : "h4";
  return (
    <>
      <Heading id={table.id} tabIndex={-1} class={wide ? "wide" : undefined}>
        {table.title}{wide && <span class="note"> {t("answers.wide")}</span>}
      </Heading>
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
            {rows.map((row, i) => (
              <tr key={order ? undefined : i}>
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

// Tables lists them, and leads to each.
export function Tables({ tables }: { tables: Table[] }) {
  if (tables.length === 0) return null;
  const reach = (id: string) => {
    const heading = document.getElementById(id);
    heading?.focus({ preventScroll: true });
    heading?.scrollIntoView();
  };
  return (
    <section class="tables" aria-labelledby="tables-title">
      <h2 id="tables-title">{t("answers.tables")}</h2>
      {tables.length > 3 && (
        <nav aria-label={t("answers.tables")}>
          <ul class="anchors">
            {tables.map((table) => (
              <li key={table.id}>
                <button type="button" class="plain" onClick={() => reach(table.id)}>{table.title}</button>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {tables.map((table) => <SortedTable key={table.id} table={table} />)}
    </section>
  );
}
