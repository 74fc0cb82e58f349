import { expect, test } from "vitest";
import { between, linesOf } from "./selection";

test("a block lies between two corners, whichever came first", () => {
  const block = { top: 1, bottom: 3, left: 2, right: 4 };
  expect(between({ pupil: 3, lesson: 2 }, { pupil: 1, lesson: 4 })).toEqual(block);
  expect(between({ pupil: 1, lesson: 4 }, { pupil: 3, lesson: 2 })).toEqual(block);
});

test("folded months have no part in it", () => {
  expect(linesOf({ top: 0, bottom: 1, left: 1, right: 4 }, [0, 1, 4, 5])).toEqual([
    [
      { pupil: 0, lesson: 1 },
      { pupil: 0, lesson: 4 },
    ],
    [
      { pupil: 1, lesson: 1 },
      { pupil: 1, lesson: 4 },
    ],
  ]);
});
