// What the page is about: the configuration, how much of it was changed, and the way back.

import { useEffect, useRef, useState } from "preact/hooks";
import { call, type Configuration } from "./api";
import { redo, undo } from "./change";
import { t, translated } from "./language";
import { address, go, route } from "./routes";
import { configurations, current, hold, tried } from "./state";
import { changedIn, changesOf, shut } from "./work";

// In characters, of a choice in the bar.
const longest = 60;

export function ConfigurationBar() {
  const c = current.value;
  const [naming, setNaming] = useState(false);
  const [more, setMore] = useState(false); // on a phone: whether all is seen
  useKeys();
  if (!c) return null;
  const changes = changesOf(c);
  const copy = async () => {
    const answer = await tried(call("duplicate", { id: c.id }));
    if (answer) go(route.value.page, hold(answer).id);
  };
  const close = async () => {
    const others = configurations.value.filter((other) => other.id !== c.id);
    await shut(c.id);
    const next = others.at(-1);
    if (next) go(route.value.page, next.id);
    else go("start");
  };
  return (
    <section class={more ? "about more" : "about"} aria-label={t("shell.configuration")}>
      <div class="about-name">
        {naming ? <Naming id={c.id} name={c.name} done={() => setNaming(false)} /> : (
          <>
            <Chooser />
            <button type="button" class="plain seldom" onClick={() => setNaming(true)}>{t("shell.rename")}</button>
          </>
        )}
        <span class="about-title seldom">{translated(c.title, c.titles)}</span>
        <a class={changes > 0 ? "badge changed" : "badge"} href={address("edit", c.id)}>
          {changes > 0 ? t("shell.changes", { count: changes }) : t("shell.as-it-was")}
        </a>
      </div>
      <div class="about-doing">
        <button type="button" disabled={!c.canUndo} onClick={() => void undo()} title="Ctrl+Z">
          <span class="sign" aria-hidden="true">↶</span><span class="word">{t("shell.undo")}</span>
        </button>
        <button type="button" disabled={!c.canRedo} onClick={() => void redo()} title="Ctrl+Shift+Z">
          <span class="sign" aria-hidden="true">↷</span><span class="word">{t("shell.redo")}</span>
        </button>
        <button type="button" class="seldom" onClick={() => void copy()}>{t("shell.copy-to-compare")}</button>
        <button type="button" class="plain seldom" onClick={() => void close()}>{t("shell.close")}</button>
        <button type="button" class="unfold" aria-expanded={more} aria-label={t("shell.more")}
          onClick={() => setMore(!more)}>{more ? "▴" : "⋯"}</button>
      </div>
    </section>
  );
}

// Chooser goes from one open configuration to another.
function Chooser() {
  const c = current.value;
  if (configurations.value.length < 2) return <strong>{c?.name}</strong>;
  return (
    <label>
      <span class="hidden">{t("shell.configuration")}</span>
      <select value={c?.id} onChange={(event) => go(route.value.page, event.currentTarget.value)}>
        {configurations.value.map((open) => <option key={open.id} value={open.id}>{inShort(open)}</option>)}
      </select>
    </label>
  );
}

// inShort names a configuration with what was changed in it, by which copies are told apart.
function inShort(c: Configuration): string {
  const all = `${c.name} – ${changedIn(c)}`;
  return all.length > longest ? all.slice(0, longest - 1) + "…" : all;
}

function Naming({ id, name, done }: { id: string; name: string; done(): void }) {
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const take = async (event: Event) => {
    event.preventDefault();
    const wanted = text.trim();
    if (wanted && wanted !== name) {
      const answer = await tried(call("rename", { id, name: wanted }));
      if (!answer) return;
      hold(answer);
    }
    done();
  };
  return (
    <form class="naming" onSubmit={(event) => void take(event)}>
      <label>
        <span class="hidden">{t("shell.name")}</span>
        <input type="text" value={text} maxLength={60} ref={field}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Escape" && done()} />
      </label>
      <button type="submit">{t("shell.take")}</button>
    </form>
  );
}

// useKeys takes Ctrl+Z and Ctrl+Shift+Z where nothing is being written, which has its own.
function useKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented || writes(event)) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      event.preventDefault();
      void (key === "y" || event.shiftKey ? redo() : undo());
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

function writes(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "range" && target.type !== "number";
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
