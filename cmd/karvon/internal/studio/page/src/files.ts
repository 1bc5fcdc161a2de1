// Files of the folder in which karvon studio was begun, and what is known of what they hold.

import { call, type Mistake } from "./api";
import { opened } from "./change";
import { t } from "./language";
import { hello, say, tried } from "./state";
import { inTab, store, storedRecord } from "./storage";

const editionsKey = "karvon.editions";

// editions are what this tab has last seen of each file: who saves over another edition is refused.
const editions = (): Record<string, string> => storedRecord(inTab, editionsKey);

function remember(file: string, edition: string): void {
  store(inTab, editionsKey, { ...editions(), [file]: edition });
}

// folder is the folder into which the page can save; empty where there is none.
export function folder(): string {
  return hello.value && !hello.value.readOnly ? hello.value.folder : "";
}

// openFile opens a file of the folder, and goes to it; the mistakes of one that is no scenario come back.
export async function openFile(file: string): Promise<Mistake[] | null> {
  const answer = await tried(call("openFile", { file }));
  if (!answer) return null;
  remember(file, answer.edition);
  return opened(answer.configuration);
}

// save writes a text into the folder.
export async function save(file: string, text: string): Promise<void> {
  const saved = await tried(call("save", { file, was: editions()[file] ?? "", text }));
  if (!saved) return;
  remember(saved.file, saved.edition);
  say(t("edit.saved", { file: saved.file }));
}
