// A program that studio/shrink has folded is what it was again. Run by .ci/page, bundled, with node --test.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { unfolded } from "../src/worker/unfold";

const folded = new Uint8Array(readFileSync("testdata/folding/folded"));
const program = new Uint8Array(readFileSync("testdata/folding/program"));

test("a folded program is unfolded to the same bytes", () => {
  assert.deepEqual(unfolded(folded), program);
});

test("a program that is not folded stays as it is", () => {
  assert.equal(unfolded(program), program);
});

test("a folded program that is damaged is refused", () => {
  for (let size = 8; size < folded.length; size += 7) assert.throws(() => unfolded(folded.slice(0, size)), `${size}`);
});

// Some are another program then, which is for the checksum of gzip to tell. None takes long, or more memory than there is.
test("a folded program of which a bit is wrong is unfolded or refused", () => {
  let refused = 0;
  for (let at = 8; at < folded.length; at++) {
    const damaged = folded.slice();
    damaged[at]! ^= 1 << at % 8;
    try {
      unfolded(damaged);
    } catch {
      refused++;
    }
  }
  assert.ok(refused > 100, `${refused} were refused`);
});
