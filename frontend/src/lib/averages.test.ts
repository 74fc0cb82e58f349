import { describe, expect, test } from "vitest";
import cases from "../../../tests/cases/averages.json";
import counting from "../../../tests/cases/counting.json";
import {
  type Counting,
  counted,
  FIVE,
  isDebt,
  meanInHundredths,
  meanInWords,
  meanOf,
  type Weighted,
} from "./averages";

describe("the weighted mean agrees with the server's", () => {
  for (const { why, marks, mean } of cases) {
    test(why, () => {
      const shown = meanInWords(meanInHundredths(marks as unknown as Weighted[]), "en");
      expect(shown || null).toBe(mean);
    });
  }
});

describe("scales, debts and second attempts count as on the server", () => {
  for (const { why, told, marks, mean } of counting) {
    test(why, () => {
      const facts = marks.map(({ due_on, retake_of, ...mark }) => ({
        ...mark,
        due: due_on,
        retakeOf: retake_of,
      }));
      const shown = meanInWords(meanOf(counted(facts, told as Counting)), "en");
      expect(shown || null).toBe(mean);
    });
  }
});

test("a debt lapses where the act lets it, after its last day", () => {
  const by = { ...FIVE, lapses: true, today: "2026-11-26" };
  expect(isDebt("•", by, "2026-11-26")).toBe(true);
  expect(isDebt("•", by, "2026-11-25")).toBe(false);
  expect(isDebt("•", { ...by, lapses: false }, "2026-11-25")).toBe(true);
});

test("a mean is written with the comma of the language", () => {
  expect(meanInWords(413, "ru")).toBe("4,13");
});
