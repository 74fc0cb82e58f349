import { expect, test } from "vitest";
import { type Deed, Deeds } from "./deeds";

const deed = (pupil: number): Deed => ({
  kind: "mark",
  place: { pupil, lesson: 0 },
  work: 0,
  before: "",
  after: "5",
});
const pupils = (step: readonly Deed[]) => step.map(({ place }) => place.pupil);

test("steps come back last first and go again in their order", () => {
  const deeds = new Deeds();
  for (const pupil of [0, 1]) deeds.remember(deed(pupil));
  expect([deeds.back(), deeds.back(), deeds.back()].map(pupils)).toEqual([[1], [0], []]);
  expect([deeds.again(), deeds.again(), deeds.again()].map(pupils)).toEqual([[0], [1], []]);
});

test("what one act wrote is one step", () => {
  const deeds = new Deeds();
  deeds.together(() => {
    for (const pupil of [0, 1, 2]) deeds.remember(deed(pupil));
  });
  deeds.together(() => undefined);
  expect(pupils(deeds.back())).toEqual([2, 1, 0]);
  expect(pupils(deeds.again())).toEqual([0, 1, 2]);
});

test("a new deed leaves nothing to be done again", () => {
  const deeds = new Deeds();
  deeds.remember(deed(0));
  deeds.back();
  deeds.remember(deed(1));
  expect(deeds.again()).toEqual([]);
});
