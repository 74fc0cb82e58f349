import { describe, expect, test } from "vitest";
import { command, editEnd } from "./keyboard";

const press = (key: string, code = "", held: Partial<KeyboardEvent> = {}) =>
  command({
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  });

describe("navigation", () => {
  test.each([
    ["ArrowLeft", "left"],
    ["ArrowDown", "down"],
    ["Home", "row-start"],
    ["End", "row-end"],
    ["PageUp", "page-up"],
    ["PageDown", "page-down"],
  ])("%s moves %s", (key, to) => {
    expect(press(key)).toEqual({ do: "move", to });
  });

  test.each([
    ["Home", "first"],
    ["End", "last"],
    ["ArrowLeft", "month-left"],
    ["ArrowDown", "filled-down"],
  ])("with Ctrl %s goes far: %s", (key, to) => {
    expect(press(key, "", { ctrlKey: true })).toEqual({ do: "move", to });
  });

  test("Tab is the browser's: it leaves the grid", () => {
    expect(press("Tab")).toBeNull();
  });

  test("shortcuts of the browser stay the browser's", () => {
    expect(press("r", "KeyR", { ctrlKey: true })).toBeNull();
    expect(press("ArrowLeft", "", { altKey: true })).toBeNull();
  });
});

describe("marks", () => {
  test.each(["1", "2", "3", "4", "5"])("%s is a mark", (value) => {
    expect(press(value)).toEqual({ do: "mark", value });
  });

  test.each(["0", "6", "9"])("%s is nothing", (value) => {
    expect(press(value)).toBeNull();
  });

  test("a dot is a debt, wherever the layout has it", () => {
    const debt = { do: "mark", value: "•" };
    expect(press(".", "Period")).toEqual(debt);
    expect(press(".", "Slash")).toEqual(debt);
    expect(press(",", "NumpadDecimal")).toEqual(debt);
  });
});

describe("letters mean the same in both layouts", () => {
  test.each([
    ["н", "KeyY", "absent"],
    ["y", "KeyY", "absent"],
    ["Н", "KeyY", "absent"],
    ["о", "KeyJ", "late"],
    ["j", "KeyJ", "late"],
    ["в", "KeyD", "work"],
    ["d", "KeyD", "work"],
    ["к", "KeyR", "comment"],
    ["и", "KeyB", "history"],
    ["з", "KeyP", "present"],
    ["P", "KeyP", "present"],
    ["б", "Comma", "reason"],
    [",", "Comma", "reason"],
  ])("%s on %s is %s", (key, code, act) => {
    expect(press(key, code)).toEqual({ do: act });
  });
});

test("Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z do again, in any layout", () => {
  expect(press("я", "KeyZ", { ctrlKey: true })).toEqual({ do: "undo" });
  expect(press("н", "KeyY", { ctrlKey: true })).toEqual({ do: "redo" });
  expect(press("Z", "KeyZ", { ctrlKey: true, shiftKey: true })).toEqual({ do: "redo" });
});

describe("the end of an edit", () => {
  test.each([
    ["Enter", false, { keep: true, to: "down" }],
    ["Enter", true, { keep: true, to: "up" }],
    ["Tab", false, { keep: true, to: "right" }],
    ["Tab", true, { keep: true, to: "left" }],
    ["Escape", false, { keep: false, to: null }],
    ["F2", false, { keep: true, to: null }],
    ["ArrowDown", false, { keep: true, to: "down" }],
  ])("%s (shift: %s)", (key, shiftKey, end) => {
    expect(editEnd({ key, shiftKey })).toEqual(end);
  });

  test("the side arrows move the caret", () => {
    expect(editEnd({ key: "ArrowLeft", shiftKey: false })).toBeNull();
  });
});
