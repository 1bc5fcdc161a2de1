// The text of a scenario, with its mistakes at their lines while it is written.

import { useEffect, useRef, useState } from "preact/hooks";
import { call, type Configuration, type Mistake } from "../api";
import { change } from "../change";
import { download } from "../controls";
import { folder, save } from "../files";
import { t } from "../language";
import { Mistakes } from "../mistakes";
import { breath, inSlices } from "../slices";
import { complain, say, tried } from "../state";
import { stateOf } from "../work";
import type { Editor } from "./codemirror";

// pause is how long nothing is written before the text is checked, in ms.
const pause = 150;

// drafts are texts that were written and not taken, by configuration: another part of the page may be gone to meanwhile.
const drafts = new Map<string, string>();

export function TextPanel({ configuration: c }: { configuration: Configuration }) {
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [given, setGiven] = useState<{ text: string; file: string } | null>(null);
  const [text, setText] = useState("");
  const [writing, setWriting] = useState(c.own || drafts.has(c.id));
  const [found, setFound] = useState<{ text: string; mistakes: Mistake[]; warnings: Mistake[] } | null>(null);
  useEffect(() => {
    void tried(call("text", { id: c.id })).then((answer) => {
      if (!answer) return;
      setGiven(answer);
      setText(drafts.get(c.id) ?? answer.text);
    });
  }, [c.id, stateOf(c)]);
  useEffect(() => {
    if (given) void editor?.replace(text);
  }, [given, editor]);
  useEffect(() => {
    if (!given) return;
    if (!writing || text === given.text) drafts.delete(c.id);
    else drafts.set(c.id, text);
  }, [text, given, writing]);
  useEffect(() => {
    let gone = false;
    let made: Editor | null = null;
    void import("./codemirror").then(async ({ makeEditor }) => {
      await breath();
      if (gone || !place.current) return;
      made = makeEditor(place.current, setText, t("edit.text"), inSlices);
      setEditor(made);
    }).catch(complain);
    return () => {
      gone = true;
      made?.close();
    };
  }, []);
  useEffect(() => editor?.allow(writing), [writing, editor]);
  useEffect(() => {
    if (!given || !writing || text === given.text) return setFound(null);
    let gone = false;
    const timer = window.setTimeout(() => {
      void tried(call("check", { id: c.id, text })).then((answer) => {
        if (!answer || gone) return;
        const checked = { text, mistakes: answer.mistakes ?? [], warnings: answer.warnings ?? [] };
        editor?.mark(checked.mistakes, checked.warnings);
        setFound(checked);
      });
    }, pause);
    return () => {
      gone = true;
      window.clearTimeout(timer);
    };
  }, [text, given, writing]);
  const changed = given !== null && text !== given.text;
  const good = changed && found?.text === text && found.mistakes.length === 0;
  const take = async () => {
    const outcome = await change({ id: c.id, text });
    if (outcome && "done" in outcome) {
      drafts.delete(c.id);
      say(t("edit.text-taken"));
    }
    if (outcome && "refused" in outcome) setFound({ text, mistakes: outcome.refused, warnings: [] });
  };
  return (
    <section class="edit-text" id="edit-text" aria-labelledby="edit-text-title">
      <h2 id="edit-text-title">{given?.file || t("edit.text")}</h2>
      {!writing && (
        <p class="line">
          <span class="grow">{t("edit.text-of-library")}</span>
          <button type="button" onClick={() => setWriting(true)}>{t("edit.make-own")}</button>
        </p>
      )}
      {writing && c.settings.length > 0 && <p class="quiet">{t("edit.text-without-settings")}</p>}
      <div class="editor" ref={place}></div>
      <p role="status" class={found && found.mistakes.length > 0 ? "error" : "quiet"}>{state(changed, found, text)}</p>
      {found && <Mistakes list={[...found.mistakes, ...found.warnings]} show={(m) => editor?.show(m)} />}
      <div class="line">
        <button type="button" class="strong" disabled={!good} onClick={() => void take()}>{t("edit.take-text")}</button>
        <button type="button" disabled={!changed} onClick={() => given && void editor?.replace(given.text)}>{t("edit.drop-text")}</button>
        <button type="button" onClick={() => download(given?.file || "scenario.yaml", "text/yaml", text)}>{t("edit.download")}</button>
        {folder() && given && writing && (
          <button type="button" onClick={() => void save(given.file, text)}>{t("edit.save", { folder: folder() })}</button>
        )}
      </div>
    </section>
  );
}

function state(changed: boolean, found: { text: string; mistakes: Mistake[]; warnings: Mistake[] } | null, text: string): string {
  if (!changed) return t("edit.text-same");
  if (found?.text !== text) return t("edit.checking");
  if (found.mistakes.length > 0) return t("edit.mistakes", { count: found.mistakes.length });
  if (found.warnings.length > 0) return t("edit.doubts", { count: found.warnings.length });
  return t("edit.no-mistakes");
}
