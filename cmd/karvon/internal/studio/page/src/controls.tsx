// Controls that several parts of the page are made of.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "./language";
import { say } from "./state";

interface NumberFieldProps {
  label: string;
  value: number;
  low?: number | null;
  high?: number | null;
  step?: number;
  describedBy?: string;
  id?: string;
  // Called when a number was written and left; says whether it is taken, else the field goes back.
  onCommit(value: number): Promise<boolean> | boolean | void;
}

// NumberField is a field of a number that speaks when it is left, not at each key.
export function NumberField({ label, value, low, high, step, describedBy, id, onCommit }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const commit = async (input: HTMLInputElement) => {
    const wanted = input.valueAsNumber;
    if (!Number.isFinite(wanted)) return setText(String(value));
    if (wanted !== value && (await onCommit(wanted)) === false) setText(String(value));
  };
  return (
    <input type="number" id={id} class="number-field" aria-label={label} aria-describedby={describedBy} value={text}
      min={low ?? undefined} max={high ?? undefined} step={step && Number.isInteger(step) ? step : "any"}
      onInput={(event) => setText(event.currentTarget.value)}
      onChange={(event) => void commit(event.currentTarget)}
      onKeyDown={(event) => event.key === "Escape" && setText(String(value))} />
  );
}

// Switch is on or off; its words are what is inside.
export function Switch({ on, disabled, onChange, children }: {
  on: boolean;
  disabled?: boolean;
  onChange(on: boolean): void;
  children: ComponentChildren;
}) {
  return (
    <button type="button" role="switch" class="switch" aria-checked={on} disabled={disabled} onClick={() => onChange(!on)}>
      <span class="track" aria-hidden="true"></span>
      <span class="words">{children}</span>
    </button>
  );
}

// Copied is a text to take along, with a button that copies it.
export function Copied({ text, label, rows = 0 }: { text: string; label: string; rows?: number }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(t("shell.copied", { what: label }));
    } catch {
      say(t("shell.not-copied"));
    }
  };
  return (
    <div class="copied">
      {rows > 0
        ? <textarea readOnly rows={rows} aria-label={label} value={text} onFocus={(e) => e.currentTarget.select()} />
        : <input type="text" readOnly aria-label={label} value={text} onFocus={(e) => e.currentTarget.select()} />}
      <button type="button" onClick={() => void copy()}>{t("shell.copy")}<span class="hidden"> {label}</span></button>
    </div>
  );
}

// download hands the bytes of a file to the browser.
export function download(name: string, type: string, content: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(t("shell.downloaded", { file: name }));
}

export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
