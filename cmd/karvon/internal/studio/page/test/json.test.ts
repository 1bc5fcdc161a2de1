// Reading JSON in pieces gives what reading it at once does. Run by .ci/page, bundled, with node --test.

import assert from "node:assert/strict";
import test from "node:test";
import { parsed } from "../src/json";
import { whole } from "../src/slices";

const texts = [
  "null",
  ' {"a": [1, 2.5e-3, [], {}, "x"], "b": {"c": [[1, 2], [3, 4], [5, [6, [7]]]]}, "d": "…"} ',
  '[ ]',
  '{"quote\\"": "a \\\\", "braces": "[{]},", "long": "' + "я\\n".repeat(50) + '", "__proto__": [1, 2, 3, 4, 5, 6, 7, 8]}',
  JSON.stringify({ entities: Array.from({ length: 99 }, (_, i) => Array.from({ length: i % 7 }, (_, k) => i * k)), "": "" }),
  '[1,\n\t2 , "three" , true,false, null,{"same": 1, "same": 2}]',
];

test("a text read in pieces of any size is what JSON.parse gives", () => {
  for (const text of texts) {
    for (const most of [1, 2, 3, 5, 8, 13, 21, 55, 144, 1000]) {
      assert.deepEqual(whole(parsed(text, most)), JSON.parse(text), `${most} of ${text}`);
    }
  }
});

test("reading can rest in between", () => {
  let rests = 0;
  for (const reading = parsed(texts[4]!, 40); !reading.next().done; ) rests++;
  assert.ok(rests > 20, `${rests}`);
});

test("what is no JSON is not read", () => {
  for (const text of ["", "[1, 2", "[1 2]", "[1,]", "[,1]", '{"a" 1}', '{"a": 1,}', '{"a": }', "{1: 2}", "[1]]", '"a', "[1}"]) {
    for (const most of [1, 2, 4, 50]) {
      assert.throws(() => whole(parsed(text, most)), SyntaxError, `${most} of ${text}`);
    }
  }
});
