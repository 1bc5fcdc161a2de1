// Keeps the folder's own files, so that the page works without a network. What is kept is of one version: that of the
// list which the exporting program writes beside this script, with the hashes of all files in it, so that nothing is
// kept that is not whole. What not every visit needs is kept once it was asked for, or once the page has time for it.

import { damaged, other } from "./folder";

// Files have their SHA-256 in hex, as they lie there and, of what is packed, unpacked.
interface Kept {
  version: string;
  files: Record<string, string[]>;
  later: Record<string, string[]>; // files that can wait
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
  event.waitUntil(
    caches
      .open(kept)
      .then((cache) => Promise.all(Object.keys(karvonFolder.files).map((file) => held(file, cache))))
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

// held keeps a file, or fails.
async function held(file: string, cache: Cache): Promise<void> {
  if (await cache.match(file)) return;
  const response = await taken(file, cache);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
}

// The page says by any message that it has time.
service.addEventListener("message", (event) => {
  event.waitUntil(Promise.allSettled(Object.keys(karvonFolder.later).map((file) => found(new Request(file)))));
});

service.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(service.registration.scope)) return;
  event.respondWith(found(event.request));
});

const coming = new Map<string, Promise<Response>>(); // files that are being fetched

async function found(request: Request): Promise<Response> {
  const cache = await caches.open(kept);
  const anew = request.cache === "reload"; // what is kept did not do
  const file = nameOf(request.url);
  const known = anew ? undefined : await cache.match(file);
  if (known) return known;
  if (wantedOf(file) === undefined) return fetch(request);
  const fetched = coming.get(file) ?? taken(file, cache, anew).finally(() => coming.delete(file));
  coming.set(file, fetched);
  return (await fetched).clone();
}

// nameOf gives the name of a file in the list, where the page is the folder itself.
function nameOf(url: string): string {
  const path = url.slice(service.registration.scope.length).replace(/[?#].*/, "");
  return path === "" || path === "index.html" ? "./" : path;
}

function wantedOf(file: string): string[] | undefined {
  return karvonFolder.files[file] ?? karvonFolder.later[file];
}

// taken fetches a file and keeps it, if it is the one of the list. What the page has fetched before lies in the
// browser's own store, whose age does not matter where the hash is right.
async function taken(file: string, cache: Cache, anew = false): Promise<Response> {
  for (const from of anew ? (["reload"] as const) : (["force-cache", "reload"] as const)) {
    const response = await fetch(new Request(file, { cache: from }));
    if (!response.ok && from === "reload") return response;
    const content = await response.arrayBuffer().catch(() => new ArrayBuffer(0)); // it can end too early
    if (!wantedOf(file)?.includes(await hashOf(content))) continue;
    const type = response.headers.get("Content-Type") ?? "application/octet-stream";
    const whole = new Response(content, { headers: { "Content-Type": type } });
    await cache.put(file, whole.clone());
    return whole;
  }
  return new Response("", { status: (await isOther()) ? other : damaged });
}

async function hashOf(content: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// isOther says whether the folder has become one of another version.
async function isOther(): Promise<boolean> {
  const list = await fetch("folder.js", { cache: "no-store" });
  return list.ok && !(await list.text()).includes(JSON.stringify(karvonFolder.version));
}
