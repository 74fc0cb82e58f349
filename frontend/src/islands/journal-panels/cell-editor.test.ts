import { expect, test } from "vitest";
import { read } from "./cell-editor";

test.each([
  ["5", ["5"]],
  ["5/4", ["5", "4"]],
  [" 5 / 4 ", ["5", "4"]],
  [".", ["•"]],
  ["5/.", ["5", "•"]],
  ["", []],
])("«%s» is marks %s", (words, values) => {
  expect(read(words)).toEqual({ kind: "marks", values });
});

test.each([
  ["н", "absent"],
  ["Н", "absent"],
  ["y", "absent"],
  ["оп", "late"],
])("«%s» is %s", (words, fact) => {
  expect(read(words)).toEqual({ kind: "fact", fact });
});

test.each(["6", "55", "5//4", "хорошо", "5 4"])("«%s» is nothing", (words) => {
  expect(read(words)).toBeNull();
});
