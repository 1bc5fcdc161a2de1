// The editor: CodeMirror within a shadow root, where its styles are sheets of the document's own making, which a policy
// against inline styles allows. It is a script of its own, which is fetched when a text is first shown.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, ensureSyntaxTree, foldGutter, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { diagnosticCount, lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Text } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Mistake } from "../api";

export interface Editor {
  replace(text: string): Promise<void>;
  allow(writing: boolean): void;
  mark(mistakes: Mistake[], warnings: Mistake[]): void;
  show(mistake: Mistake): void;
  close(): void;
}

const look = EditorView.theme({
  "&": { height: "100%", fontSize: "14px", backgroundColor: "var(--ground)", color: "var(--ink)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "-3px" },
  ".cm-scroller": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--faint)", borderRightColor: "var(--line)" },
  ".cm-activeLine": { backgroundColor: "var(--tint)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--choice) !important" },
  ".cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)" },
  ".cm-tooltip": { backgroundColor: "var(--panel)", color: "var(--ink)", borderColor: "var(--line)" },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--serve)" },
  { tag: tags.comment, color: "var(--faint)" },
  { tag: tags.meta, color: "var(--rail)" },
]);

// The text is read so far ahead before it is shown, so many ms at once: the editor's own reading takes more of them.
const ahead = 100_000;
const slice = 5;

function* read(state: EditorState): Generator<void, void> {
  const end = Math.min(state.doc.length, ahead);
  while (!ensureSyntaxTree(state, end, slice)) yield;
}

// makeEditor makes an editor in a place. It is told how work is done that takes longer than a frame.
export function makeEditor(place: HTMLElement, changed: (text: string) => void, label: string,
  inSlices: (work: Generator<void, void>) => Promise<void>): Editor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: "open" });
  const box = document.createElement("div");
  root.replaceChildren(box);
  const allowed = new Compartment();
  const view = new EditorView({
    root,
    parent: box,
    state: EditorState.create({
      extensions: [
        lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(),
        highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), yaml(), look, syntaxHighlighting(colours),
        EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
        keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, indentWithTab]),
        allowed.of(EditorState.readOnly.of(true)),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  box.style.height = "100%";
  let latest = 0; // of what is to be shown
  return {
    async replace(text) {
      const mine = ++latest;
      for (;;) {
        if (view.state.doc.toString() === text) return;
        const change = view.state.update({ changes: { from: 0, to: view.state.doc.length, insert: text } });
        await inSlices(read(change.state));
        if (mine !== latest) return;
        if (change.startState !== view.state) continue; // it was changed meanwhile
        view.dispatch(change);
        if (diagnosticCount(view.state) > 0) view.dispatch(setDiagnostics(view.state, []));
        return;
      }
    },
    allow(writing) {
      if (view.state.readOnly !== writing) return;
      view.dispatch({ effects: allowed.reconfigure(EditorState.readOnly.of(!writing)) });
    },
    mark(mistakes, warnings) {
      const all = [...mistakes.map((m) => diagnostic(view.state.doc, m, "error")),
        ...warnings.map((m) => diagnostic(view.state.doc, m, "warning"))];
      view.dispatch(setDiagnostics(view.state, all.filter((d) => d !== null)));
    },
    show(mistake) {
      const found = diagnostic(view.state.doc, mistake, "error");
      if (!found) return;
      view.dispatch({ selection: { anchor: found.from }, effects: EditorView.scrollIntoView(found.from, { y: "center" }) });
      view.focus();
    },
    close() {
      latest++;
      view.destroy();
    },
  };
}

// diagnostic is a mistake at its place in the text; none where it has no line here.
function diagnostic(text: Text, mistake: Mistake, severity: "error" | "warning"): Diagnostic | null {
  if (mistake.line < 1 || mistake.line > text.lines) return null;
  const line = text.line(mistake.line);
  const from = Math.min(line.from + Math.max(0, mistake.column - 1), line.to);
  const to = Math.max(from, Math.min(line.from + Math.max(0, mistake.endColumn - 1), line.to));
  const words = [mistake.message, mistake.hint].filter(Boolean).join(" ");
  return { from, to, severity, message: words };
}
