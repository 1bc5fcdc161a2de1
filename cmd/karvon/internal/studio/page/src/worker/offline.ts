// Has the browser keep the folder's files, where the page is one that needs no server. A browser that keeps nothing,
// as from a file or in a private window, goes on without. What not every visit needs, as the second
// program and other languages, is kept once something was answered.

import { effect } from "@preact/signals";
import { jobs } from "../state";

// keepOffline is called once the engine has come, which then is not fetched twice.
export function keepOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("service.js").catch(() => {});
  const stop = effect(() => {
    if (![...jobs.value.values()].some(({ event }) => event?.kind === "done")) return;
    queueMicrotask(() => stop());
    idle(() => void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("time")));
  });
}

// idle waits until the browser has nothing to do; where it does not tell, some seconds.
function idle(then: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(then);
  else setTimeout(then, 5_000);
}
