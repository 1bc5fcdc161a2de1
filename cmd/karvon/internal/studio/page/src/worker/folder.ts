// What can be wrong with a file of the folder, as workers say it and the page understands it: what they say passes
// through the engine as a sentence.

export type Wrong = "missing" | "damaged" | "other" | "unreached";

const sentences: Record<Wrong, string> = {
  missing: "this file is missing",
  damaged: "this file came damaged or not whole",
  other: "this file is of another version",
  unreached: "this file could not be fetched",
};

// The statuses of answers: 409 and 422 are those of the service worker, which knows what a file should be.
export const [missing, gone, other, damaged] = [404, 410, 409, 422];

export function wrongFile(file: string, wrong: Wrong): Error {
  return new Error(`${file}: ${sentences[wrong]}`);
}

// taken fetches a file of the folder.
export async function taken(file: string, cache: RequestCache = "default"): Promise<Response> {
  const response = await fetch(file, { cache }).catch(() => Promise.reject(wrongFile(file, "unreached")));
  const { status } = response;
  if (status === gone || status === missing) throw wrongFile(file, "missing");
  if (status === other) throw wrongFile(file, "other");
  if (status === damaged) throw wrongFile(file, "damaged");
  if (!response.ok) throw new Error(`${file}: ${status} ${response.statusText}`);
  return response;
}

// wrongOf finds what a sentence says of a file.
export function wrongOf(sentence: string): { file: string; wrong: Wrong } | null {
  for (const [wrong, said] of Object.entries(sentences) as [Wrong, string][]) {
    const file = /((?:[\w.-]+, )*[\w.-]+): $/.exec(sentence.split(said, 2)[0] ?? "")?.[1];
    if (sentence.includes(said) && file) return { file, wrong };
  }
  return null;
}
