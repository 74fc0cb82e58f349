import { beforeEach, describe, expect, it } from "vitest";
import { connect } from "../behaviours/save-status";
import { forgetTexts } from "./i18n";
import { saveStatus } from "./save-status";

const TEXTS = {
  saved: "всё сохранено %(time)s",
  sending: "сохраняю %(num)s",
  offline: {
    one: "%(num)s запись здесь",
    few: "%(num)s записи здесь",
    many: "%(num)s записей здесь",
  },
  conflict: "расхождение: %(num)s",
  "signed-out": "вы вышли",
};

describe("the save status", () => {
  beforeEach(() => {
    document.documentElement.lang = "ru";
    document.body.innerHTML = `<script data-texts>${JSON.stringify(TEXTS)}</script>
      <p class="save" role="status" data-sign-in="/account/sign-in/"></p>`;
    forgetTexts();
    saveStatus.set({ state: "still" });
    connect(place());
  });

  const place = () => document.querySelector(".save") as HTMLElement;

  it("says nothing until somebody writes", () => {
    expect(place().textContent).toBe("");
  });

  it("leads back to this page by way of signing in", () => {
    saveStatus.set({ state: "signed-out" });
    const link = place().querySelector("a");
    expect(link?.getAttribute("href")).toBe(
      `/account/sign-in/?next=${encodeURIComponent(location.pathname + location.search)}`,
    );
    saveStatus.set({ state: "sending", count: 1 });
    expect(place().querySelector("a")).toBeNull();
  });

  it.each([
    [{ state: "sending", count: 3 }, "сохраняю 3"],
    [{ state: "offline", count: 14 }, "14 записей здесь"],
    [{ state: "conflict", count: 1 }, "расхождение: 1"],
    [{ state: "signed-out" }, "вы вышли"],
    [{ state: "saved", at: new Date(2026, 10, 18, 9, 5) }, "всё сохранено 9:05"],
  ] as const)("says %o in words", (status, words) => {
    saveStatus.set(status);
    expect(place().dataset.state).toBe(status.state);
    expect(place().textContent).toBe(words);
  });
});
