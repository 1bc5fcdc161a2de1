// Loads the engine into a worker: the WebAssembly that karvon is compiled to, with the glue of Go's toolchain.

import { taken, wrongFile } from "./folder";
import { unfolded } from "./unfold";

declare const Go: new () => { importObject: WebAssembly.Imports; run(instance: WebAssembly.Instance): Promise<void> };

export type Role = "session" | "job";

// Functions are what the engine can be called for, once it is ready; all texts are JSON.
export interface Functions {
  call(name: string, body: string): Promise<string>;
  progress(job: string, text: string): void;
  run(job: string, work: string): Promise<string>;
  write(format: string): Promise<string>;
  fulfil(order: Uint8Array, bundle: Uint8Array): Promise<Uint8Array>;
}

// Around is what the engine asks of the worker.
export interface Around {
  role: Role;
  helpers: number; // other workers that do replications of a job
  tell(name: string, text: string): void;
  request(name: string, text: string, ...parts: Uint8Array[]): Promise<string | Uint8Array>;
}

// compile gives a program. One that cannot be compiled came damaged: it is fetched once more, past all that browsers
// keep of it.
export async function compile(file: string): Promise<WebAssembly.Module> {
  const response = await taken(file);
  try {
    return await compiled(response);
  } catch {
    const again = await taken(file, "reload");
    return compiled(again).catch(() => Promise.reject(wrongFile(file, "damaged")));
  }
}

// compiled unpacks while it arrives, unfolds and compiles a program. It lies packed, as servers of plain files pack
// nothing; some unpack what is called .gz on its way, so that its first byte says which it is.
async function compiled(response: Response): Promise<WebAssembly.Module> {
  if (!response.body) throw new Error("it is empty");
  const reader = response.body.getReader();
  const first = await reader.read();
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(to) {
      if (first.value) to.enqueue(first.value);
    },
    async pull(to) {
      const { value, done } = await reader.read();
      if (done) to.close();
      else to.enqueue(value);
    },
  });
  const packed = first.value?.[0] === 0x1f;
  const program = packed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
  return WebAssembly.compile(unfolded(new Uint8Array(await new Response(program).arrayBuffer())));
}

// start runs a program and gives what it can be called for.
export async function start(program: WebAssembly.Module, around: Around): Promise<Functions> {
  const go = new Go();
  const instance = await WebAssembly.instantiate(program, go.importObject);
  return new Promise((resolve, reject) => {
    Object.assign(globalThis, { karvonHost: { ...around, ready: resolve } });
    go.run(instance).then(() => reject(new Error("the engine has ended")), reject);
  });
}
