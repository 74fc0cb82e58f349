import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetTexts } from "./i18n";
import { showToast } from "./toast";

const region = () => document.querySelector(".toasts") as HTMLElement;

describe("showToast", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML =
      '<script data-texts>{"undo": "Отменить"}</script><div class="toasts"></div>';
    forgetTexts();
  });
  afterEach(() => vi.useRealTimers());

  it("stays for eight seconds", () => {
    showToast("Отмечены все 28");
    vi.advanceTimersByTime(7900);
    expect(region().textContent).toBe("Отмечены все 28");
    vi.advanceTimersByTime(200);
    expect(region().textContent).toBe("");
  });

  it("waits while the pointer rests on it", () => {
    showToast("Отмечены все 28");
    region().firstElementChild?.dispatchEvent(new Event("pointerenter"));
    vi.advanceTimersByTime(60_000);
    expect(region().textContent).not.toBe("");
    region().firstElementChild?.dispatchEvent(new Event("pointerleave"));
    vi.advanceTimersByTime(8100);
    expect(region().textContent).toBe("");
  });

  it("undoes once and goes away", () => {
    const undo = vi.fn();
    showToast("Отмечены все 28", undo);
    region().querySelector("button")?.click();
    expect(undo).toHaveBeenCalledOnce();
    expect(region().textContent).toBe("");
  });
});
