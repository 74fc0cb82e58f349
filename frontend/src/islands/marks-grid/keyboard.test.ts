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

  test.each(["0", "6", "9"])("%s is for the scale to judge", (value) => {
    expect(press(value)).toEqual({ do: "mark", value });
  });

  test("«З» is a credit, with Shift none", () => {
    expect(press("з", "KeyP")).toEqual({ do: "credit", passed: true });
    expect(press("З", "KeyP", { shiftKey: true })).toEqual({ do: "credit", passed: false });
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

describe("several cells", () => {
  test.each([
    ["ArrowDown", false, { do: "extend", to: "down" }],
    ["ArrowDown", true, { do: "extend", to: "filled-down" }],
    ["End", true, { do: "extend", to: "last" }],
    [" ", false, { do: "pick", what: "row" }],
  ])("Shift with %s (Ctrl: %s) picks", (key, ctrlKey, asked) => {
    expect(press(key, "", { shiftKey: true, ctrlKey })).toEqual(asked);
  });

  test("Ctrl+A picks all, Ctrl+Space the column, Ctrl+D fills down, in any layout", () => {
    expect(press("ф", "KeyA", { ctrlKey: true })).toEqual({ do: "pick", what: "all" });
    expect(press(" ", "Space", { ctrlKey: true })).toEqual({ do: "pick", what: "column" });
    expect(press("в", "KeyD", { ctrlKey: true })).toEqual({ do: "fill" });
    expect(press("Escape")).toEqual({ do: "unpick" });
  });

  test.each(["KeyC", "KeyV", "KeyX"])("%s with Ctrl is left to the clipboard", (code) => {
    expect(press("c", code, { ctrlKey: true })).toBeNull();
  });
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
