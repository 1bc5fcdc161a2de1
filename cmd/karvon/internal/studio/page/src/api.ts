// The calls of the page to its host, and the events that the host sends. Two hosts are there: karvon on loopback, and
// a worker that runs the engine in the browser. Nobody else in the page knows which one it is.

import type { Calls, Event } from "./contract";
import { parse } from "./json";
import { taken, wrongFile } from "./worker/folder";

export type * from "./contract";

// Refusal is what a host answers when it cannot do what a call asks.
export class Refusal extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

// Heard is told whether the host is heard: one that was begun anew refuses the token of before.
export type Heard = (heard: "heard" | "unheard" | "refused") => void;

interface Host {
  call(name: string, body: unknown): Promise<unknown>;
  events(handler: (event: Event) => void, heard: Heard): void;
}

// inBrowser says whether the host is a worker of the browser, as the folder of a page without a server says.
export function inBrowser(): boolean {
  return document.querySelector<HTMLMetaElement>('meta[name="karvon-host"]')?.content === "browser";
}

let chosen: Host | null = null;

function host(): Host {
  if (!chosen) {
    chosen = inBrowser() ? workerHost() : serverHost(takeToken());
  }
  return chosen;
}

// call asks the host, and fails with a Refusal that says why it does not answer.
export function call<N extends keyof Calls>(name: N, body: Calls[N][0]): Promise<Calls[N][1]> {
  return host().call(name, body) as Promise<Calls[N][1]>;
}

// events hands every event of the host to a handler; heard is told when the stream breaks and when it is there again.
export function events(handler: (event: Event) => void, heard: Heard = () => {}): void {
  host().events(handler, heard);
}

const tokenKey = "karvon.token";

// takeToken takes the token out of the address, so that it neither stays in the history nor goes into a link.
function takeToken(): string {
  const found = /^#token=([\w-]+)(?:&|$)/.exec(location.hash);
  if (found?.[1]) {
    sessionStorage.setItem(tokenKey, found[1]);
    const rest = location.hash.slice(found[0].length);
    history.replaceState(null, "", location.pathname + location.search + (rest ? "#" + rest.replace(/^#/, "") : ""));
  }
  return sessionStorage.getItem(tokenKey) ?? "";
}

// refusalOf reads what a host says of a mistake, in whichever way it is wrapped.
function refusalOf(error: unknown): Refusal {
  if (typeof error === "object" && error !== null && "message" in error) {
    return new Refusal(String(error.message), "code" in error ? String(error.code) : "wrong");
  }
  return new Refusal(String(error), "wrong");
}

const sessionKey = "karvon.session";

// session names this tab to the server, which keeps what is open in it while the page is loaded anew.
function session(): string {
  const name = sessionStorage.getItem(sessionKey) ?? crypto.randomUUID();
  sessionStorage.setItem(sessionKey, name);
  return name;
}

function serverHost(token: string): Host {
  const headers = { "X-Karvon-Token": token, "X-Karvon-Session": session() };
  return {
    async call(name, body) {
      let response: Response;
      try {
        response = await fetch("api/" + name, {
          method: "POST",
          headers: { ...headers, "Content-Type": "application/json" },
          body: JSON.stringify(body),
        });
      } catch {
        throw new Refusal("", "unheard");
      }
      const answer = await response.text().then(parse).catch(() => null);
      if (typeof answer === "object" && answer !== null && "error" in answer) throw refusalOf(answer.error);
      if (!response.ok) throw new Refusal(`${response.status} ${response.statusText}`, "wrong");
      return answer;
    },
    events(handler, heard) {
      void listen(headers, handler, heard);
    },
  };
}

// listen reads the stream of events, and begins it anew when it breaks, after a pause that grows to ten seconds.
async function listen(headers: Record<string, string>, handler: (event: Event) => void, heard: Heard): Promise<void> {
  let pause = 250;
  for (;;) {
    try {
      const response = await fetch("api/events", { headers });
      if (response.status === 403) return heard("refused");
      if (response.ok && response.body) {
        pause = 250;
        heard("heard");
        await readStream(response.body, handler);
      }
    } catch {
      // The stream broke: what to do is the same as at its end.
    }
    heard("unheard");
    await new Promise((resolve) => setTimeout(resolve, pause));
    pause = Math.min(2 * pause, 10_000);
  }
}

async function readStream(body: ReadableStream<Uint8Array>, handler: (event: Event) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = ""; // of a line that has not come whole
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = value.split("\n");
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data:")) handler((await parse(line.slice(5))) as Event);
    }
  }
}

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Refusal): void;
}

// What the worker says are texts of JSON, which the page reads in pieces.
type FromWorker = { id: number; answer?: string; error?: unknown; event?: undefined } | { id?: undefined; event: string };

// unstarted says which file kept the worker from beginning; they are fetched anew, for when the page is loaded again.
async function unstarted(): Promise<Error> {
  const files = ["worker.js", "wasm_exec.js"];
  const found = await Promise.all(files.map((file) => taken(file, "reload").then(() => null, (error: Error) => error)));
  return found.find((error) => error !== null) ?? wrongFile(files.join(", "), "damaged");
}

function workerHost(): Host {
  const worker = new Worker("worker.js");
  const pending = new Map<number, Pending>();
  const handlers: ((event: Event) => void)[] = [];
  const told: Heard[] = [];
  let last = 0;
  let order = Promise.resolve(); // of events
  worker.addEventListener("message", (message: MessageEvent<FromWorker>) => {
    const said = message.data;
    spoke = true;
    if (said.event !== undefined) {
      const read = parse(said.event);
      order = order.then(() => read).then((event) => {
        for (const handler of handlers) handler(event as Event);
      }).catch(reportError);
      return;
    }
    if (said.id === undefined) return;
    const waiting = pending.get(said.id);
    pending.delete(said.id);
    if (said.error) waiting?.reject(refusalOf(said.error));
    else waiting?.resolve(parse(said.answer ?? "null"));
  });
  let spoke = false;
  worker.addEventListener("error", (event) => void broken(event.message));
  const broken = async (message: string) => {
    const error = spoke ? new Refusal(message, "unheard") : refusalOf(await unstarted());
    for (const waiting of pending.values()) waiting.reject(error);
    pending.clear();
    if (spoke) for (const heard of told) heard("unheard");
  };
  return {
    call(name, body) {
      const id = ++last;
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve, reject });
        worker.postMessage({ id, call: name, body });
      });
    },
    events(handler, heard) {
      handlers.push(handler);
      told.push(heard);
    },
  };
}
