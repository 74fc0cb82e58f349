import { describe, expect, it } from "vitest";
import { beside, change, chosenBy, command } from "./moves";

const press = (key: string, ctrlKey = false) =>
  command({ key, ctrlKey, metaKey: false, altKey: false });

describe("keys of the timetable", () => {
  it("moves by arrows, puts, removes and drops", () => {
    expect(press("ArrowLeft")).toEqual({ do: "move", by: [0, -1] });
    expect(press("Enter")).toEqual({ do: "put" });
    expect(press(" ")).toEqual({ do: "put" });
    expect(press("Delete")).toEqual({ do: "remove" });
    expect(press("Escape")).toEqual({ do: "drop" });
  });

  it("leaves every other key to the browser", () => {
    expect(press("Tab")).toBeNull();
    expect(press("Enter", true)).toBeNull();
  });

  it("stops at the ends of a list", () => {
    expect(beside(["a", "b"], "a", -1)).toBe("a");
    expect(beside(["a", "b"], "a", 1)).toBe("b");
    expect(beside([], "a", 1)).toBeUndefined();
  });
});

describe("what is being placed", () => {
  const button = (more: string) => {
    document.body.innerHTML = `<button data-course="c" data-teacher="t" data-title="Algebra" ${more}></button>`;
    return document.body.firstElementChild as HTMLElement;
  };
  const place = { weekday: 2, number: 3 };
  const more = { room: "12", weeks: "odd" };

  it("gives a course one more place", () => {
    expect(change(chosenBy(button("")), place, more)).toEqual({
      kind: "place",
      course: "c",
      teacher: "t",
      weekday: 2,
      number: 3,
      room: "12",
      weeks: "odd",
    });
  });

  it("moves a lesson that has a place", () => {
    const moved = change(chosenBy(button('data-slot="s"')), place, more);
    expect(moved).toMatchObject({ kind: "move", slot: "s", weekday: 2, number: 3 });
    expect(moved).not.toHaveProperty("course");
  });
});
