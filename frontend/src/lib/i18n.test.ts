import { beforeEach, describe, expect, it } from "vitest";
import { forgetTexts, text } from "./i18n";

function page(lang: string, ...texts: object[]): void {
  document.documentElement.lang = lang;
  document.body.innerHTML = texts
    .map((each) => `<script type="application/json" data-texts>${JSON.stringify(each)}</script>`)
    .join("");
  forgetTexts();
}

describe("text", () => {
  beforeEach(() => page("ru"));

  it("puts facts into their places", () => {
    page("ru", { saved: "сохранено %(time)s" });
    expect(text("saved", { time: "10:42" })).toBe("сохранено 10:42");
  });

  it.each([
    [1, "1 запись"],
    [3, "3 записи"],
    [14, "14 записей"],
    [21, "21 запись"],
  ])("chooses the Russian form for %i", (num, expected) => {
    const forms = { one: "%(num)s запись", few: "%(num)s записи", many: "%(num)s записей" };
    page("ru", { waiting: forms });
    expect(text("waiting", { num })).toBe(expected);
  });

  it("takes the other form where a language has two", () => {
    page("en", { waiting: { one: "%(num)s entry", other: "%(num)s entries" } });
    expect(text("waiting", { num: 3 })).toBe("3 entries");
  });

  it("joins the texts of the shell and of an island", () => {
    page("ru", { a: "А" }, { b: "Б" });
    expect(text("a") + text("b")).toBe("АБ");
  });

  it("says which text the page forgot", () => {
    expect(() => text("lost")).toThrow('no text "lost"');
  });
});
