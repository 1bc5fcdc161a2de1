// One worker of the pool, as the pool sees it.

import type { FromWorker, ToWorker } from "./messages";

type Request = Extract<FromWorker, { kind: "request" }>;
type Answer = string | Uint8Array;
type Asking =
  | { kind: "run"; job: string; work: string }
  | { kind: "write"; format: string }
  | { kind: "fulfil"; order: Uint8Array; bundle: Uint8Array };

export class Hand {
  job = ""; // whose answer it holds
  busy = false;
  ended = false;

  // tell and request are of the job that it runs.
  tell: (name: string, text: string) => void = () => {};
  request: (asked: Request) => Promise<Uint8Array> = () => Promise.reject("nobody asked for a job");

  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  private last = 0;

  constructor(
    program: WebAssembly.Module,
    helpers: number,
    readonly further: boolean, // whether it runs the second program
  ) {
    this.worker = new Worker("worker.js", { name: "job" });
    this.worker.addEventListener("message", (event: MessageEvent<FromWorker>) => this.hear(event.data));
    this.worker.addEventListener("error", (event) => this.break(event.message || "a worker cannot be started"));
    this.say({ kind: "start", program, helpers });
  }

  // ask has it do something, and waits.
  async ask(asking: Asking): Promise<Answer> {
    const id = ++this.last;
    this.busy = true;
    try {
      return await new Promise((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        this.say({ ...asking, id });
      });
    } finally {
      this.busy = false;
    }
  }

  // end ends it at once, whatever it is at.
  end(): void {
    this.worker.terminate();
    this.break("the worker was ended");
  }

  private say(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private hear(said: FromWorker): void {
    switch (said.kind) {
      case "ready":
        break;
      case "tell":
        this.tell(said.name, said.text);
        break;
      case "request":
        this.request(said).then(
          (answer) => this.say({ kind: "answer", request: said.request, answer }),
          (error: unknown) => this.say({ kind: "answer", request: said.request, error: String(error) }),
        );
        break;
      case "broken":
        this.end();
        break;
      case "done": {
        const waiting = this.waiting.get(said.id);
        this.waiting.delete(said.id);
        if (said.error !== undefined) waiting?.reject(new Error(said.error));
        else waiting?.resolve(said.answer ?? "");
      }
    }
  }

  private break(why: string): void {
    this.ended = true;
    for (const waiting of this.waiting.values()) waiting.reject(new Error(why));
    this.waiting.clear();
  }
}
