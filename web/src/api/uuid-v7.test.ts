import { expect, test } from "vitest";
import { uuidV7 } from "./uuid-v7";

test("a version 7 id begins with its time and has its version and variant", () => {
  expect(uuidV7(0x0192_3456_789a)).toMatch(/^01923456-789a-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("two ids of the same millisecond differ", () => {
  expect(uuidV7(1)).not.toBe(uuidV7(1));
});
