// What workers say of a file of the folder is understood by the page, whatever stands before it. Run by .ci/page,
// bundled, with node --test.

import assert from "node:assert/strict";
import test from "node:test";
import { wrongFile, wrongOf } from "../src/worker/folder";

test("what is wrong with a file is found in a sentence about it", () => {
  for (const file of ["karvon-files.wasm.gz", "worker.js, wasm_exec.js"]) {
    for (const wrong of ["missing", "damaged", "other", "unreached"] as const) {
      const error = wrongFile(file, wrong);
      for (const said of [error.message, String(error), `the job failed: ${error}`]) {
        assert.deepEqual(wrongOf(said), { file, wrong });
      }
    }
  }
});

test("other sentences say nothing of files", () => {
  assert.equal(wrongOf("post.yaml: lanes must be 1 or more"), null);
});
