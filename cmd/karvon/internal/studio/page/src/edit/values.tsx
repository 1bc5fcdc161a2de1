// A number with its slider: moved within its range, or written.

import { useRef, useState } from "preact/hooks";
import type { Lever } from "../api";
import { NumberField } from "../controls";
import { number, t } from "../language";
import { unitIn, written } from "../units";
import { hasRange } from "./groups";

interface ValuesProps {
  lever: Lever;
  name: string;
  part: string;
  send(value: number): Promise<boolean>;
}

// Values is the slider with its field. A slider speaks once, when it is let go; moved by keys it speaks when they rest.
export function Values({ lever, name, part, send }: ValuesProps) {
  const [moving, setMoving] = useState<number | null>(null);
  const timer = useRef(0);
  const byKey = useRef(false);
  const { low, high, unit } = lever;
  const slides = lever.part === "mean" || hasRange(lever);
  const step = stepOf(lever);
  const speak = (value: number) => {
    window.clearTimeout(timer.current);
    const say = () => void send(value).then(() => setMoving(null));
    if (byKey.current) timer.current = window.setTimeout(say, 500);
    else say();
  };
  const shown = moving ?? lever.number;
  const label = [name, part].filter(Boolean).join(", ");
  return (
    <div class="values">
      {part && <span class="part quiet">{part}</span>}
      {slides && low !== null && high !== null && (
        <>
          <input type="range" min={Math.min(low, shown)} max={Math.max(high, shown)} step={step === 1 ? 1 : "any"} value={shown}
            aria-label={label} aria-valuetext={written(shown, unit)}
            onKeyDown={(event) => {
              byKey.current = true;
              moveBy(event, step);
            }}
            onPointerDown={() => (byKey.current = false)}
            onInput={(event) => setMoving(rounded(event.currentTarget.valueAsNumber, step))}
            onChange={(event) => speak(rounded(event.currentTarget.valueAsNumber, step))} />
          <span class="range quiet">
            <span>{number(low, 6)}</span>
            <span>{t("edit.range")}</span>
            <span>{written(high, unit)}</span>
          </span>
        </>
      )}
      <span class="field">
        <NumberField label={[label, unitIn(unit) || t("edit.number")].join(", ")} value={rounded(shown, step / 10)} step={step}
          onCommit={send} />
        <span class="unit">{unitIn(unit)}</span>
      </span>
    </div>
  );
}

// stepOf is how far a slider moves at once: whole where the numbers are, else about a hundredth of the range.
export function stepOf(lever: Lever): number {
  const { low, high, number: value } = lever;
  if (low === null || high === null || high <= low) return Number.isInteger(value) ? 1 : 0.001;
  if ([low, high, value, lever.was].every(Number.isInteger) && high - low <= 400 && lever.unit === "") return 1;
  const rough = (high - low) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
}

// moveBy moves a slider by its own step, as one without a step moves by what the browser likes.
function moveBy(event: KeyboardEvent, step: number): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement) || input.step !== "any") return;
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  input.value = String(input.valueAsNumber + by * step);
  input.dispatchEvent(new window.Event("input", { bubbles: true }));
  input.dispatchEvent(new window.Event("change", { bubbles: true }));
}

// rounded takes away what floats add to decimal steps.
function rounded(value: number, step: number): number {
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(step || 1))));
  return Number(value.toFixed(digits));
}
