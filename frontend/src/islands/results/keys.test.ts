import { describe, expect, it } from "vitest";
import { command } from "./keys";

const FIVE = ["5", "4", "3", "2", "н/а", "осв"];
const NAMED = {
  unassessed: "н/а",
  exempt: "осв",
  passed: "зач",
  failed: "незач",
  unmarked: "безотм",
};
const press = (key: string, code = "", values = FIVE, shiftKey = false) =>
  command({ key, code, shiftKey, ctrlKey: false, metaKey: false, altKey: false }, values, NAMED);

describe("keys of results", () => {
  it("puts digits, and letters in either layout", () => {
    expect(press("4", "Digit4")).toEqual({ do: "put", value: "4" });
    expect(press("а", "KeyF")).toEqual({ do: "put", value: "н/а" });
    expect(press("f", "KeyF")).toEqual({ do: "put", value: "н/а" });
    expect(press("Ф", "KeyA", FIVE, true)).toEqual({ do: "put", value: "осв" });
    expect(press("з", "KeyP")).toEqual({ do: "put", value: "зач" });
    expect(press("З", "KeyP", FIVE, true)).toEqual({ do: "put", value: "незач" });
  });

  it("takes back, proposes, explains and moves", () => {
    expect(press("Delete")).toEqual({ do: "put", value: "" });
    expect(press("=")).toEqual({ do: "propose" });
    expect(press("Enter")).toEqual({ do: "why" });
    expect(press("ArrowDown")).toEqual({ do: "move", by: [1, 0] });
  });

  it("means ten by nought on the ten-point scale, and leaves the hundred to the form", () => {
    expect(press("0", "Digit0", ["10", "9"])).toEqual({ do: "put", value: "10" });
    expect(press("5", "Digit5", ["100", "99"])).toBeNull();
  });

  it("leaves every other key to the browser", () => {
    expect(press("Tab")).toBeNull();
    expect(press("я", "KeyZ")).toBeNull();
    const copy = { key: "c", code: "KeyC", ctrlKey: true, metaKey: false, altKey: false };
    expect(command({ ...copy, shiftKey: false }, FIVE, NAMED)).toBeNull();
  });
});
