import { expect, test } from "vitest";
import { FIVE_POINT } from "../marks-grid/state";
import { read } from "./cell-editor";

test.each([
  ["5", ["5"]],
  ["5/4", ["5", "4"]],
  [" 5 / 4 ", ["5", "4"]],
  [".", ["•"]],
  ["5/.", ["5", "•"]],
  ["", []],
])("«%s» is marks %s", (words, values) => {
  expect(read(words, FIVE_POINT)).toEqual({ kind: "marks", values });
});

test.each([
  ["н", "absent"],
  ["Н", "absent"],
  ["y", "absent"],
  ["оп", "late"],
])("«%s» is %s", (words, fact) => {
  expect(read(words, FIVE_POINT)).toEqual({ kind: "fact", fact });
});

test.each(["6", "55", "5//4", "хорошо", "5 4"])("«%s» is nothing", (words) => {
  expect(read(words, FIVE_POINT)).toBeNull();
});

test("another scale takes other values", () => {
  const ten = { code: "ten", values: ["10", "9", "1"], debt: "•" };
  expect(read("10/1", ten)).toEqual({ kind: "marks", values: ["10", "1"] });
  expect(read("8", ten)).toBeNull();
  const credit = { code: "credit", values: ["зач", "незач"], debt: "•" };
  expect(read("Зач", credit)).toEqual({ kind: "marks", values: ["зач"] });
});
