// Which number of a value something is, in words.

import { t } from "../language";

// partOf says which number of a value it is, in words where there are some.
export function partOf(part: string): string {
  const last = part.replace(/^.* /, "");
  if (last === "mean") return t("edit.part-mean");
  if (last === "cv") return t("edit.part-cv");
  if (last === "low" || last === "mode" || last === "high" || last === "median" || last === "p95") return t(`edit.part-${last}`);
  return part;
}
