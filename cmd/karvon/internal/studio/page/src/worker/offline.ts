// Has the browser keep the folder's files, where the page is one that needs no server. A browser that keeps nothing,
// as from a file or in a private window, goes on without.

export function keepOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.register("service.js").catch(() => {});
}
