// Keeps the folder's own files, so that the page works without a network. What is kept is of one version: that of the
// list which the exporting program writes beside this script, with the hash of the engine in it. What not every visit
// needs is kept once it was asked for, or once the page has time for it.

interface Kept {
  version: string;
  files: string[];
  later: Record<string, string[]>; // files that can wait, with their SHA-256 in hex, as they lie there and unpacked
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
  addEventListener(kind: "message", heard: (event: Extended) => void): void;
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

// The page says by any message that it has time.
service.addEventListener("message", (event) => {
  event.waitUntil(Promise.all(Object.keys(karvonFolder.later).map((file) => found(new Request(file)))));
});

service.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(service.registration.scope)) return;
  event.respondWith(found(event.request));
});

const coming = new Map<string, Promise<Response>>(); // files that can wait, and are being fetched

async function found(request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  const known = await cache.match(request, { ignoreSearch: true });
  if (known) return known;
  const file = new URL(request.url).pathname.split("/").at(-1) ?? "";
  const wanted = karvonFolder.later[file];
  if (wanted === undefined) return fetch(request);
  const fetched = coming.get(file) ?? taken(file, wanted, cache).finally(() => coming.delete(file));
  coming.set(file, fetched);
  return (await fetched).clone();
}

// taken fetches a file and keeps it. One of another version would not go with the files that are kept.
async function taken(file: string, wanted: string[], cache: Cache): Promise<Response> {
  const response = await fetch(new Request(file, { cache: "reload" }));
  if (!response.ok) return response;
  const content = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const given = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!wanted.includes(given)) return new Response("", { status: 409, statusText: "of another version: load the page anew" });
  const whole = new Response(content, { headers: { "Content-Type": "application/octet-stream" } });
  await cache.put(file, whole.clone());
  return whole;
}
