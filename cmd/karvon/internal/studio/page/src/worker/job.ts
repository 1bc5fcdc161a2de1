// A worker that runs one job at a time, or replications of another worker's job.

import { start, type Functions } from "./engine";
import type { FromWorker, ToWorker } from "./messages";

// work answers the pool for as long as the worker lives.
export function work(): void {
  const asked = new Map<number, { resolve(answer: Uint8Array): void; reject(error: string): void }>();
  let last = 0;
  let engine: Promise<Functions> | null = null;

  function say(message: FromWorker): void {
    postMessage(message);
  }

  async function answer(id: number, doing: (engine: Functions) => Promise<string | Uint8Array>): Promise<void> {
    try {
      if (!engine) throw new Error("the worker has no engine");
      say({ kind: "done", id, answer: await doing(await engine) });
    } catch (error) {
      say({ kind: "done", id, error: String(error) });
    }
  }

  addEventListener("message", (event: MessageEvent<ToWorker>) => {
    const said = event.data;
    switch (said.kind) {
      case "start":
        engine = start(said.program, {
          role: "job",
          helpers: said.helpers,
          tell: (name, text) => say({ kind: "tell", name, text }),
          request: (name, text, ...parts) =>
            new Promise((resolve, reject) => {
              asked.set(++last, { resolve, reject });
              say({ kind: "request", request: last, name, text, parts });
            }),
        });
        engine.then(
          () => say({ kind: "ready" }),
          (error: unknown) => say({ kind: "broken", error: String(error) }),
        );
        break;
      case "run":
        void answer(said.id, (engine) => engine.run(said.job, said.work));
        break;
      case "write":
        void answer(said.id, (engine) => engine.write(said.format));
        break;
      case "fulfil":
        void answer(said.id, (engine) => engine.fulfil(said.order, said.bundle));
        break;
      case "answer": {
        const waiting = asked.get(said.request);
        asked.delete(said.request);
        if (said.error !== undefined) waiting?.reject(said.error);
        else waiting?.resolve(said.answer ?? new Uint8Array());
      }
    }
  });
}
