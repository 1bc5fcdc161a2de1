// The workers that run jobs. One leads a job and keeps its answer; the others do replications of it, which are dealt
// to them as they would be to other machines: results do not depend on it. One is kept warm for the next job.

import { compile } from "./engine";
import { taken } from "./folder";
import { Hand } from "./hand";
import type { FromWorker } from "./messages";

type Request = Extract<FromWorker, { kind: "request" }>;

// What needs large libraries, and questions that are asked less, are in a second program, which is fetched when it is
// asked for (cmd/karvon/commands_js.go).
const second = "karvon-files.wasm.gz";
const firstWrites = ["json", "csv"];
const firstAnswers = ["run", "compare"];
// Files of the folder that the programs need not hold.
const lent = [
  "borders.txt",
  "echarts.js",
  "zones.zip",
  "messages-ru.json",
  "messages-uz.json",
  "messages-kk.json",
];

// borrowed gives such a file.
export async function borrowed(name: string): Promise<Uint8Array> {
  if (!lent.includes(name)) throw new Error("nobody lends " + name);
  return new Uint8Array(await (await taken(name)).arrayBuffer());
}

const mostHelpers = 7;
const mostKept = 64e6; // bytes of replications that are kept for when an answer is made again
const mostJobs = 100;

// answersFirst says whether the first program does the work of a job.
function answersFirst(work: string): boolean {
  const asked = JSON.parse(work) as { arguments: string[] };
  return firstAnswers.includes(asked.arguments[0] ?? "");
}

export class Pool {
  private readonly program: Promise<WebAssembly.Module>;
  private files: Promise<WebAssembly.Module> | null = null;
  private readonly helpers = Math.min(mostHelpers, Math.max(0, (navigator.hardwareConcurrency || 1) - 1));
  private leader: Hand | null = null; // warm, at a job, or with the answer of one
  private crew: Hand[] = [];
  private readonly works = new Map<string, string>();
  private readonly bundles = new Map<string, Uint8Array>();
  private readonly kept = new Map<string, Uint8Array>(); // what was delivered, by order
  private keptBytes = 0;
  private queue: { order: Uint8Array; bundle: string; resolve(answer: Uint8Array): void; reject(e: unknown): void }[] =
    [];

  constructor(
    program: Promise<WebAssembly.Module>,
    private readonly progress: (job: string, text: string) => void,
  ) {
    this.program = program;
  }

  // warm has a worker ready for the next job, which may be one for the second program.
  async warm(further = false): Promise<Hand> {
    const program = further ? await this.further() : await this.program;
    if (this.leader && this.leader.further !== further) this.leader.end();
    if (!this.leader || this.leader.ended) this.leader = new Hand(program, this.helpers, further);
    return this.leader;
  }

  // further is the second program.
  private further(): Promise<WebAssembly.Module> {
    this.files ??= compile(second).catch((error: unknown) => {
      this.files = null; // it can be fetched later
      throw error;
    });
    return this.files;
  }

  // do runs a job and gives what it comes to.
  async do(job: string, work: string): Promise<string> {
    this.works.set(job, work);
    for (const old of this.works.keys()) {
      if (this.works.size <= mostJobs) break;
      this.works.delete(old);
    }
    const leader = await this.warm(!answersFirst(work));
    leader.job = job;
    return this.lead(leader, job, work);
  }

  // cancel ends a job with all that are at it, and has another worker ready at once.
  async cancel(job: string): Promise<void> {
    if (this.leader?.job !== job) return;
    this.leader.end();
    for (const helper of this.crew.filter((helper) => helper.busy)) helper.end();
    for (const left of this.queue.splice(0)) left.reject("the job was cancelled");
    await this.warm();
  }

  // write gives the answer of a job as a file: by the worker that holds it, or it is found again.
  async write(job: string, format: string): Promise<string> {
    const leader = this.leader;
    const has = leader?.further || firstWrites.includes(format);
    if (has && leader?.job === job && !leader.ended && !leader.busy) {
      return (await leader.ask({ kind: "write", format })) as string;
    }
    const work = this.works.get(job);
    if (work === undefined) throw new Error("the question is too long ago: ask it again");
    const further = !firstWrites.includes(format) || !answersFirst(work);
    const program = further ? await this.further() : await this.program;
    const writer = new Hand(program, Math.max(this.helpers, 1), further);
    try {
      await this.lead(writer, "", work);
      return (await writer.ask({ kind: "write", format })) as string;
    } finally {
      writer.end();
    }
  }

  private async lead(leader: Hand, job: string, work: string): Promise<string> {
    leader.tell = (name, text) => {
      if (name === "progress" && job) {
        const told = JSON.parse(text) as { progress: unknown };
        this.progress(job, JSON.stringify(told.progress));
      }
    };
    leader.request = (asked) => this.serve(asked);
    return (await leader.ask({ kind: "run", job, work })) as string;
  }

  // serve does what a leader asks for.
  private async serve(asked: Request): Promise<Uint8Array> {
    const [one, two] = asked.parts;
    switch (asked.name) {
      case "borrow":
        return borrowed(asked.text);
      case "bundle":
        if (one) this.bundles.set(asked.text, one);
        return new Uint8Array();
      case "ask": {
        const known = this.kept.get(asked.text);
        if (known) return known;
        if (!one || !two) throw new Error("an order without its parts");
        const answer = await this.ordered(new TextDecoder().decode(one), two);
        this.keep(asked.text, answer);
        return answer;
      }
      default:
        throw new Error("nobody does " + asked.name);
    }
  }

  private ordered(bundle: string, order: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.queue.push({ bundle, order, resolve, reject });
      void this.deal();
    });
  }

  // deal gives orders to helpers that have nothing to do.
  private async deal(): Promise<void> {
    const program = await this.program;
    this.crew = this.crew.filter((helper) => !helper.ended);
    while (this.queue.length > 0) {
      let idle = this.crew.find((helper) => !helper.busy);
      if (!idle && this.crew.length < Math.max(this.helpers, 1)) {
        idle = new Hand(program, 0, false);
        idle.request = (asked) => this.serve(asked);
        this.crew.push(idle);
      }
      const next = idle && this.queue.shift();
      if (!idle || !next) return;
      const bundle = this.bundles.get(next.bundle) ?? new Uint8Array();
      idle
        .ask({ kind: "fulfil", order: next.order, bundle })
        .then((answer) => next.resolve(answer as Uint8Array), next.reject)
        .finally(() => void this.deal());
    }
  }

  private keep(key: string, answer: Uint8Array): void {
    this.kept.set(key, answer);
    this.keptBytes += answer.length;
    for (const [old, bytes] of this.kept) {
      if (this.keptBytes <= mostKept) return;
      this.kept.delete(old);
      this.keptBytes -= bytes.length;
    }
  }
}
