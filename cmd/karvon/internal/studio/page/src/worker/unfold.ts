// Unfolds a program, which lies in columns so that a quarter less of it is fetched (studio/shrink/fold.go): tokens of its
// code, and numbers of each kind by themselves. What a token stands for, the program tells.

// What a part of a token is, as in studio/shrink/tokens.go.
const enum Kind {
  text,
  number, // of LEB128
  bytes,
  table, // a number, and as many numbers and one more
  place, // a constant of 64 bits, as the distance from the one before
  last, // the end of a function
}

interface Part {
  kind: Kind;
  size: number;
  from: number; // a column; of a text, where it is
}

// The columns that parts do not name: what is before and behind the code, with blocks of it as differences to the entry
// before, the sizes of these entries, tokens, and locals of functions.
const [plain, entries, tokens, locals] = [0, 1, 2, 3];
const blockSize = 4096;

const begin = "karvon\0\x01";
const refused = "the program cannot be unfolded";
const i64Const = 0x42;
const end = 0x0b;
const mostSize = 5; // of a number of 32 bits
const mostMade = 1 << 28; // bytes of a program

// unfolded gives the program, which is what is given where that is not folded.
export function unfolded(given: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let i = 0; i < begin.length; i++) if (given[i] !== begin.charCodeAt(i)) return given;
  return new Unfolding(given).program();
}

class Unfolding {
  private readonly made: Uint8Array<ArrayBuffer>;
  private to = 0; // how much is made
  private readonly next: Int32Array; // byte of each column
  private readonly ends: number[] = [];
  private readonly tokens: Part[][] = [];
  private readonly size: number;
  private readonly before: number; // the code
  private readonly count: number;
  private readonly firstPlace: number;
  private readonly placesEach: number;

  constructor(private readonly given: Uint8Array<ArrayBuffer>) {
    this.next = Int32Array.of(begin.length); // what tells of the columns is read as the first of them
    this.size = this.unsigned(0);
    this.before = this.unsigned(0);
    this.count = this.unsigned(0);
    this.firstPlace = this.unsigned(0);
    this.placesEach = this.unsigned(0);
    if (this.size > mostMade) throw new Error(refused);
    const columns = this.howMany(0);
    for (let token = 0; token < 256; token++) this.tokens.push(this.parts());
    const starts = [];
    for (let column = 0; column < columns; column++) {
      const size = this.unsigned(0);
      starts.push(this.next[0]!);
      this.ends.push((this.next[0]! += size));
    }
    if (this.next[0] !== given.length) throw new Error(refused);
    this.next = Int32Array.from(starts);
    this.made = new Uint8Array(this.size + mostSize);
  }

  // program makes all of it.
  program(): Uint8Array<ArrayBuffer> {
    const around = this.plain();
    this.copy(around.subarray(0, this.before));
    for (let n = 0; n < this.count; n++) {
      const start = this.to;
      this.to += mostSize;
      const from = this.to;
      this.code(this.firstPlace + n * this.placesEach - 1);
      const size = this.to - from;
      this.to = start;
      this.writeUnsigned(size);
      this.made.copyWithin(this.to, from, from + size);
      this.to += size;
    }
    this.copy(around.subarray(this.before));
    if (this.to !== this.size) throw new Error(refused);
    return this.made.subarray(0, this.size);
  }

  // plain gives what is not code.
  private plain(): Uint8Array {
    const all = this.column(plain).slice();
    this.column(entries).forEach((entry, block) => {
      if (entry === 0) return;
      const end = Math.min((block + 1) * blockSize, all.length);
      for (let i = Math.max(block * blockSize, entry); i < end; i++) all[i]! += all[i - entry]!;
    });
    return all;
  }

  private column(column: number): Uint8Array {
    return this.given.subarray(this.next[column], this.ends[column]);
  }

  // code makes a function, whose places count from one on.
  private code(place: number): void {
    for (let left = this.bounded(this.copyNumber(locals)); left > 0; left--) {
      this.copyNumber(locals);
      this.made[this.to++] = this.given[this.next[locals]!++]!;
    }
    const { given, made, next } = this; // this is done ten million times
    let to = this.to;
    for (;;) {
      for (const part of this.tokens[given[next[tokens]!++]!]!) {
        const { kind, from } = part;
        let at = kind === Kind.text ? from : next[from]!;
        if (kind === Kind.number) {
          let byte;
          do byte = made[to++] = given[at++]!;
          while (byte > 127);
          next[from] = at;
        } else if (kind <= Kind.bytes) {
          for (let left = part.size; left > 0; left--) made[to++] = given[at++]!;
          if (kind === Kind.bytes) next[from] = at;
        } else {
          this.to = to;
          if (kind === Kind.table) {
            for (let left = this.bounded(this.copyNumber(from)); left >= 0; left--) this.copyNumber(from);
          } else if (kind === Kind.place) {
            place += this.signed(from) + 1;
            made[this.to++] = i64Const;
            this.writeSigned(place);
          } else {
            made[this.to++] = end;
            return;
          }
          to = this.to;
        }
      }
    }
  }

  // parts reads those of a token.
  private parts(): Part[] {
    return Array.from({ length: this.howMany(0) }, () => {
      const kind: Kind = this.unsigned(0);
      const size = kind === Kind.text || kind === Kind.bytes ? this.unsigned(0) : 0;
      if (kind === Kind.text) return { kind, size, from: (this.next[0]! += size) - size };
      return { kind, size, from: kind === Kind.last ? 0 : this.unsigned(0) };
    });
  }

  // unsigned reads a number of a column, which ends at what is not there.
  private unsigned(column: number): number {
    let at = this.next[column]!;
    let n = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.given[at++]!;
      n += (byte & 127) * unit;
      if (!(byte > 127)) break;
    }
    this.next[column] = at;
    return n;
  }

  // howMany reads how many follow.
  private howMany(column: number): number {
    return this.bounded(this.unsigned(column));
  }

  // bounded refuses to make more of something than there are bytes: the program is damaged.
  private bounded(count: number): number {
    if (count <= this.given.length) return count;
    throw new Error(refused);
  }

  private signed(column: number): number {
    const from = this.next[column]!;
    const n = this.unsigned(column);
    const last = this.next[column]! - 1;
    return this.given[last]! & 64 ? n - 128 ** (last + 1 - from) : n;
  }

  private copy(all: Uint8Array): void {
    this.made.set(all, this.to);
    this.to += all.length;
  }

  private copyNumber(column: number): number {
    const from = this.next[column]!;
    const n = this.unsigned(column);
    for (let at = from; at < this.next[column]!; at++) this.made[this.to++] = this.given[at]!;
    return n;
  }

  private writeUnsigned(n: number): void {
    for (; n > 127; n = Math.floor(n / 128)) this.made[this.to++] = (n % 128) | 128;
    this.made[this.to++] = n;
  }

  // writeSigned writes a number that is not negative as one that could be.
  private writeSigned(n: number): void {
    for (; n > 63; n = Math.floor(n / 128)) this.made[this.to++] = (n % 128) | 128;
    this.made[this.to++] = n;
  }
}
