// A line of numbers: the simulated figure with its interval, and beside it the prediction or the options. What it shows
// stands in words above it.

import type { Judgement, LessonQuestion, Prediction } from "../api";
import { t } from "../language";
import { amount, span } from "./amounts";

// The line is drawn in a space of its own, and stretched to the width that there is.
const width = 1000;

// Numbers below the line that are nearer to each other than this would touch, in percent of its width.
const room = 20;

export function Line({ question, judgement, prediction }: {
  question: LessonQuestion;
  judgement: Judgement;
  prediction: Prediction;
}) {
  const { figure, unit } = judgement;
  if (!figure || figure.mean === null) return null;
  const low = figure.low ?? figure.mean;
  const high = figure.high ?? figure.mean;
  const said = "number" in prediction ? prediction.number : null;
  const told = question.figure === "told";
  const bounds = question.options.flatMap((option) => [option.above, option.below].filter((value) => typeof value === "number"));
  const all = [0, low, high, ...bounds, ...(said === null ? [] : [said])];
  const spare = (Math.max(...all) - Math.min(...all)) * 0.12 || 1;
  const from = Math.min(...all) < 0 ? Math.min(...all) - spare : 0;
  const to = Math.max(0, Math.max(...all)) + (Math.max(...all) > 0 ? spare : 0);
  const x = (value: number) => (width * (Math.min(to, Math.max(from, value)) - from)) / (to - from);
  const holds = told ? undefined : question.options[judgement.option];
  const signed = question.figure === "difference" || told;
  const percent = (value: number) => x(value) / (width / 100);
  // A label stands at its place, and within the picture.
  const at = (value: number) => ({ left: `${percent(value)}%`, transform: `translateX(-${percent(value)}%)` });
  const ticks = [from, ...new Set(told ? [0] : bounds), to].sort((a, b) => a - b).filter((value, i, sorted) => (
    i === 0 || i === sorted.length - 1 || // the ends stay, and of others those that have room
    percent(value) - percent(sorted[i - 1] ?? from) > room && percent(to) - percent(value) > room
  ));
  const band = (a: number, b: number, least = 0) => ({ x: x(a), width: Math.max(least, x(b) - x(a)) });
  return (
    <figure class="number-line" aria-hidden="true">
      <p class="marks">
        <span class="simulated" style={at((low + high) / 2)}>{t("lessons.simulated")} {span(figure, unit, signed)}</span>
      </p>
      {said !== null && (
        <p class="marks"><span class="said" style={at(said)}>{t("lessons.you-said")} {amount(said, unit, signed)}</span></p>
      )}
      <svg viewBox={`0 0 ${width} 48`} preserveAspectRatio="none">
        {!told && question.options.map((option, i) => (
          <rect key={i} y="6" height="36" {...band(option.above ?? from, option.below ?? to)}
            class={"option" in prediction && prediction.option === i ? "option yours" : "option"} />
        ))}
        {holds && <rect y="6" height="36" {...band(holds.above ?? from, holds.below ?? to)} class="holds" />}
        {said !== null && <rect y="6" height="36" {...band(judgement.least, judgement.most)} class="option yours" />}
        <line x1="0" x2={width} y1="24" y2="24" class="axis" />
        <line x1={x(0)} x2={x(0)} y1="2" y2="46" class="axis" />
        <rect y="15" height="18" {...band(low, high, 5)} class="interval" />
        <line x1={x(figure.mean)} x2={x(figure.mean)} y1="10" y2="38" class="mean" />
        {said !== null && <rect x={x(said) - 2} y="0" width="4" height="48" class="mine" />}
      </svg>
      <p class="ends">{ticks.map((value) => <span key={value} style={at(value)}>{amount(value, unit)}</span>)}</p>
      <figcaption class="quiet">{t(told ? "lessons.picture-told" : said === null ? "lessons.picture-options" : "lessons.picture")}</figcaption>
    </figure>
  );
}
