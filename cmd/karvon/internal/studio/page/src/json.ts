// Reads JSON that is too large to be read between two frames.

import { inSlices } from "./slices";

// piece is how many characters are read at once.
const piece = 1 << 16;

// parse reads a text: a small one at once.
export async function parse(text: string): Promise<unknown> {
  return text.length <= piece ? JSON.parse(text) : inSlices(parsed(text, piece));
}

// parsed reads a text as JSON.parse does, and can rest after so many characters.
export function* parsed(text: string, most: number): Generator<void, unknown> {
  const reader = new Reader(text, most);
  const value = yield* reader.value();
  reader.end();
  return value;
}

const quote = 34,
  comma = 44,
  backslash = 92,
  openList = 91,
  closeList = 93,
  openObject = 123,
  closeObject = 125;

// Reader goes through what is larger than a piece, and leaves what is smaller to JSON.parse: neighbours in a list
// together, as many as go into a piece.
class Reader {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly most: number,
  ) {}

  *value(): Generator<void, unknown> {
    this.space();
    const end = this.endOf(this.at, this.at + this.most);
    if (end >= 0) {
      const value: unknown = JSON.parse(this.text.slice(this.at, end));
      this.at = end;
      return value;
    }
    yield;
    switch (this.text.charCodeAt(this.at)) {
      case openList:
        return yield* this.list();
      case openObject:
        return yield* this.object();
    }
    const whole = this.endOf(this.at, this.text.length); // a long text, which does not come apart
    if (whole < 0) this.fail();
    const value: unknown = JSON.parse(this.text.slice(this.at, whole));
    this.at = whole;
    return value;
  }

  private *list(): Generator<void, unknown[]> {
    const all: unknown[] = [];
    if (this.isEmpty(closeList)) return all;
    for (;;) {
      const begun = this.at;
      let last = -1; // where the items end that are read together
      for (;;) {
        this.space();
        const end = this.endOf(this.at, begun + this.most);
        if (end < 0) break;
        if (end === this.at) this.fail();
        this.at = last = end;
        this.space();
        if (this.text.charCodeAt(this.at) !== comma) break;
        this.at++;
      }
      if (last >= 0) {
        for (const item of JSON.parse("[" + this.text.slice(begun, last) + "]") as unknown[]) all.push(item);
        this.at = last;
      } else all.push(yield* this.value());
      yield;
      if (this.ends(closeList)) return all;
    }
  }

  private *object(): Generator<void, Record<string, unknown>> {
    const all: Record<string, unknown> = {};
    if (this.isEmpty(closeObject)) return all;
    for (;;) {
      this.space();
      const end = this.text.charCodeAt(this.at) === quote ? this.endOf(this.at, this.text.length) : -1;
      if (end < 0) this.fail();
      const key = JSON.parse(this.text.slice(this.at, end)) as string;
      this.at = end;
      this.space();
      if (this.text[this.at++] !== ":") this.fail();
      const value = yield* this.value();
      Object.defineProperty(all, key, { value, writable: true, enumerable: true, configurable: true });
      if (this.ends(closeObject)) return all;
    }
  }

  // isEmpty goes into a list or an object, and beyond it where nothing is in it.
  private isEmpty(close: number): boolean {
    this.at++;
    this.space();
    const empty = this.text.charCodeAt(this.at) === close;
    if (empty) this.at++;
    return empty;
  }

  // ends goes beyond what stands behind an item, and says whether that is the end of all.
  private ends(close: number): boolean {
    this.space();
    const found = this.text.charCodeAt(this.at++);
    if (found !== close && found !== comma) this.fail();
    return found === close;
  }

  private space(): void {
    while (" \t\n\r".includes(this.text[this.at] ?? "x")) this.at++;
  }

  // endOf finds where a value ends that begins somewhere; -1 where that is not before a limit.
  private endOf(from: number, limit: number): number {
    const { text } = this,
      before = Math.min(limit, text.length);
    let depth = 0;
    for (let i = from; i < before; i++) {
      switch (text.charCodeAt(i)) {
        case quote:
          for (i++; i < before && text.charCodeAt(i) !== quote; i++) if (text.charCodeAt(i) === backslash) i++;
          if (i >= before) return -1;
          if (depth === 0) return i + 1;
          break;
        case openList:
        case openObject:
          depth++;
          break;
        case closeList:
        case closeObject:
          if (depth === 0) return i;
          if (--depth === 0) return i + 1;
          break;
        case comma:
          if (depth === 0) return i;
      }
    }
    return depth === 0 && before === text.length ? before : -1;
  }

  end(): void {
    this.space();
    if (this.at < this.text.length) this.fail();
  }

  private fail(): never {
    throw new SyntaxError(`no JSON at character ${this.at}`);
  }
}
