// Loads the engine into a worker: the WebAssembly that karvon is compiled to, with the glue of Go's toolchain.

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

// compile fetches and compiles a program while it arrives, where the server names its type.
export async function compile(file: string): Promise<WebAssembly.Module> {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status} ${response.statusText}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
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
