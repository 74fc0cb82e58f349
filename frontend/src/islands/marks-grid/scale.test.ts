import { expect, test } from "vitest";
import { asValue, credit, meaning, spoken } from "./scale";
import { FIVE_POINT } from "./state";

const TEN = { code: "ten", values: ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1"], debt: "•" };
const CREDIT = { code: "credit", values: ["зач", "незач"], debt: "•" };

test("a key is a value, or the beginning of one, or nothing of the scale", () => {
  expect(["5", "6", "0"].map((key) => meaning(FIVE_POINT, key))).toEqual([
    "value",
    "outside",
    "outside",
  ]);
  expect(["1", "9", "0"].map((key) => meaning(TEN, key))).toEqual(["begins", "value", "outside"]);
  expect(meaning(CREDIT, "5")).toBe("outside");
});

test("a value may be typed in small letters, a debt as a dot", () => {
  expect(asValue(CREDIT, " Незач ")).toBe("незач");
  expect(asValue(FIVE_POINT, ".")).toBe("•");
  expect(asValue(FIVE_POINT, "6")).toBeNull();
});

test("credits are where the scale has them", () => {
  expect([credit(CREDIT, true), credit(CREDIT, false)]).toEqual(["зач", "незач"]);
  expect(credit(FIVE_POINT, true)).toBeUndefined();
});

test("a scale is named in few words", () => {
  expect([FIVE_POINT, TEN, CREDIT].map(spoken)).toEqual(["5, 4, 3, 2, 1", "1–10", "зач, незач"]);
});
