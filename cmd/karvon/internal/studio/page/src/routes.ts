// Where the page is: what stands after the # of its address, as words between slashes.

import { signal } from "@preact/signals";

export const pages = ["start", "edit", "day", "answers", "compare", "ask", "share", "lessons"] as const;
export type Page = (typeof pages)[number];

// apart are the pages that are about no one configuration.
export const apart: readonly Page[] = ["start", "compare", "lessons"];

export interface Route {
  page: Page;
  id: string;
  rest: string[];
}

function read(hash: string): Route {
  const words = hash.replace(/^#\/?/, "").split("/").map(decoded);
  const page = pages.find((known) => known === words[0]);
  return { page: page ?? "start", id: words[1] ?? "", rest: words.slice(2) };
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

export const route = signal<Route>(read(""));

// address is the link to a page: #/answers/ID.
export function address(page: Page, ...words: string[]): string {
  return "#/" + [page, ...words.filter(Boolean).map(encodeURIComponent)].join("/");
}

export function go(page: Page, ...words: string[]): void {
  location.hash = address(page, ...words);
}

// watchRoutes begins to follow the address.
export function watchRoutes(): void {
  const follow = () => (route.value = read(location.hash));
  window.addEventListener("hashchange", follow);
  follow();
}
