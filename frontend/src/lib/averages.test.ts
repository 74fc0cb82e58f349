import { describe, expect, test } from "vitest";
import cases from "../../../tests/cases/averages.json";
import { meanInHundredths, meanInWords, type Weighted } from "./averages";

describe("the weighted mean agrees with the server's", () => {
  for (const { why, marks, mean } of cases) {
    test(why, () => {
      const shown = meanInWords(meanInHundredths(marks as unknown as Weighted[]), "en");
      expect(shown || null).toBe(mean);
    });
  }
});

test("a mean is written with the comma of the language", () => {
  expect(meanInWords(413, "ru")).toBe("4,13");
});
