// Keeps the folder's own files, so that the page works without a network. What is kept is of one version: that of the
// list which the exporting program writes beside this script, with the hash of the engine in it.

interface Kept {
  version: string;
  files: string[];
}

declare const karvonFolder: Kept; // by folder.js
declare function importScripts(...urls: string[]): void;

interface Extended extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetched extends Extended {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

interface Service {
  addEventListener(kind: "install" | "activate", heard: (event: Extended) => void): void;
  addEventListener(kind: "fetch", heard: (event: Fetched) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}

importScripts("folder.js");

const service = self as unknown as Service;
const kept = "karvon-" + karvonFolder.version;

service.addEventListener("install", (event) => {
  const all = karvonFolder.files.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(
    caches
      .open(kept)
      .then((cache) => cache.addAll(all))
      .then(() => service.skipWaiting()),
  );
});

// Other folders of the same address have caches of their own; those of other versions of this program go.
service.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("karvon-") && name !== kept))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => service.clients.claim()),
  );
});

service.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(service.registration.scope)) return;
  event.respondWith(
    caches
      .open(kept)
      .then((cache) => cache.match(event.request, { ignoreSearch: true }))
      .then((found) => found ?? fetch(event.request)),
  );
});
