// The host of the page in a browser: a worker with the session, which starts others for the jobs. The same script is
// all of them.

import { compile, start, type Functions } from "./engine";
import { work } from "./job";
import { borrowed, Pool } from "./pool";

declare function importScripts(...urls: string[]): void;
declare const name: string; // of the worker

importScripts("wasm_exec.js");

interface Asked {
  id: number;
  call: string;
  body: unknown;
}

// refusal reads the error of a call, which is JSON where the engine has told it.
function refusal(error: unknown): unknown {
  const text = typeof error === "string" ? error : String(error);
  try {
    return JSON.parse(text);
  } catch {
    return { code: "wrong", message: text };
  }
}

// answer keeps a session, and answers the page's calls of it.
function answer(): void {
  const program = compile("karvon.wasm.gz");
  let session: Functions | null = null;
  const pool = new Pool(program, (job, text) => session?.progress(job, text));
  const ready = program.then((module) =>
    start(module, {
      role: "session",
      helpers: 0,
      tell(name, text) {
        if (name === "event") postMessage({ event: text });
        else if (name === "cancel") void pool.cancel(JSON.parse(text) as string);
      },
      request(name, text, ...parts) {
        const said = new TextDecoder().decode(parts[0]);
        if (name === "do") return pool.do(text, said);
        if (name === "write") return pool.write(text, said);
        if (name === "borrow") return borrowed(text);
        return Promise.reject("nobody does " + name);
      },
    }),
  );
  ready.then(
    (functions) => {
      session = functions;
      void pool.warm();
    },
    () => {},
  );
  addEventListener("message", (event: MessageEvent<Asked>) => {
    const { id, call, body } = event.data;
    ready
      .then((functions) => functions.call(call, JSON.stringify(body)))
      .then(
        (text) => postMessage({ id, answer: text }),
        (error: unknown) => postMessage({ id, error: refusal(error) }),
      );
  });
}

if (name === "job") work();
else answer();
