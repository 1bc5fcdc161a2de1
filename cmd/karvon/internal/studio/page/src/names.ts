// What a scenario writes, as people read it: paths and values in words.

import { t } from "./language";
import { quantityIn } from "./units";

// Words of the scenario's form, which say nothing of what is meant.
const sections = ["assumptions", "sites", "stations", "flows", "zones", "resources", "schedules", "links", "crossings",
  "attributes", "journey"];

// nameOf is a path as people read it: "sites.post.stations.gate.servers" is "post, gate, servers".
export function nameOf(path: string): string {
  return path.split(".").filter((part) => !sections.includes(part)).join(", ").replaceAll("-", " ");
}

// choiceOf is a choice of a form as people read it: its path as a name, and the range behind it, without the value that
// the scenario writes between them. What begins with no section of a scenario stays as it is.
export function choiceOf(label: string): string {
  const [, path, range] = /^([\w-]+(?:\.[\w-]+)+)(?:: .*?)?(?: \(([^()]*)\))?$/.exec(label) ?? [];
  if (!path || !sections.includes(path.split(".")[0] ?? "")) return label;
  return nameOf(path) + (range === undefined ? "" : ` (${rangeIn(range)})`);
}

// rangeIn is a range as the page writes it.
function rangeIn(range: string): string {
  const [low, high, more] = range.split(" to ");
  if (low === undefined || high === undefined || more !== undefined) return range;
  return t("shell.from-to", { low: quantityIn(low), high: quantityIn(high) });
}

// valueOf is a value as people read it: hours with what holds in them, a distribution without its braces.
export function valueOf(text: string): string {
  return text
    .replace(/\{from: "?([\d:]+)"?, to: "?([\d:]+)"?, value: ([^{}]*)\}/g, "$1–$2: $3")
    .replace(/[[\]{}]/g, "")
    .replace(/\b([a-z][\w-]*): /g, "$1 ");
}
