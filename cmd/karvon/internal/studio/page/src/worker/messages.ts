// What the pool and its workers say to each other.

export type ToWorker =
  | { kind: "start"; program: WebAssembly.Module; helpers: number }
  | { kind: "run"; id: number; job: string; work: string }
  | { kind: "write"; id: number; format: string }
  | { kind: "fulfil"; id: number; order: Uint8Array; bundle: Uint8Array }
  | { kind: "answer"; request: number; answer?: Uint8Array; error?: string };

export type FromWorker =
  | { kind: "ready" }
  | { kind: "done"; id: number; answer?: string | Uint8Array; error?: string }
  | { kind: "tell"; name: string; text: string }
  | { kind: "request"; request: number; name: string; text: string; parts: Uint8Array[] }
  | { kind: "broken"; error: string };
