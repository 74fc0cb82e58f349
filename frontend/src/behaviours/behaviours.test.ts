import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetTexts } from "../lib/i18n";
import { connect as connectSummary } from "./error-summary";
import { connect as connectMenu } from "./menu";
import { connect as connectPassword } from "./password";
import { connect as connectPrint } from "./print";
import { connect as connectTabs } from "./tabs";
import { connect as connectTheme } from "./theme";

const $ = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T;
const press = (element: HTMLElement, key: string) =>
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));

describe("a menu", () => {
  beforeEach(() => {
    document.body.innerHTML =
      "<details open><summary>7Б</summary><a href='#a'>7А</a></details><button>далее</button>";
    connectMenu($("details"));
  });

  it("closes on Escape and returns the focus", () => {
    press($("a"), "Escape");
    expect($<HTMLDetailsElement>("details").open).toBe(false);
    expect(document.activeElement).toBe($("summary"));
  });

  it("closes on a click elsewhere, not on its own", () => {
    $("summary").dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    expect($<HTMLDetailsElement>("details").open).toBe(true);
    $("button").click();
    expect($<HTMLDetailsElement>("details").open).toBe(false);
  });

  it("closes when Tab leaves it", () => {
    $("a").dispatchEvent(new FocusEvent("focusout", { relatedTarget: $("button"), bubbles: true }));
    expect($<HTMLDetailsElement>("details").open).toBe(false);
  });
});

describe("tabs", () => {
  beforeEach(() => {
    history.replaceState(null, "", location.pathname);
    document.body.innerHTML = `<div id="tabs"><a id="tab-a" href="#a">Тема</a>
      <a id="tab-b" href="#b">Задание</a></div><div id="a">1</div><div id="b">2</div>`;
    connectTabs($("#tabs"));
  });

  const shown = () => ["#a", "#b"].filter((id) => !$(id).hidden);

  it("show one part and mark its tab", () => {
    expect(shown()).toEqual(["#a"]);
    expect($("#tab-a").getAttribute("aria-selected")).toBe("true");
    $("#tab-b").click();
    expect(shown()).toEqual(["#b"]);
    expect(location.hash).toBe("#b");
  });

  it("move by arrows in a circle, with one stop for Tab", () => {
    $("#tab-a").focus();
    press($("#tab-a"), "ArrowLeft");
    expect(document.activeElement).toBe($("#tab-b"));
    expect([$("#tab-a").tabIndex, $("#tab-b").tabIndex]).toEqual([-1, 0]);
    press($("#tab-b"), "ArrowRight");
    expect(shown()).toEqual(["#a"]);
    press($("#tab-a"), "End");
    expect(shown()).toEqual(["#b"]);
  });
});

describe("a password", () => {
  beforeEach(() => {
    document.body.innerHTML = `<script data-texts>{"show": "Показать", "hide": "Скрыть"}</script>
      <form><div><input type="password"><button type="button" hidden>Показать</button></div></form>`;
    forgetTexts();
    connectPassword($("div"));
  });

  it("is shown on demand", () => {
    expect($("button").hidden).toBe(false);
    $("button").click();
    expect($<HTMLInputElement>("input").type).toBe("text");
    expect([$("button").textContent, $("button").getAttribute("aria-pressed")]).toEqual([
      "Скрыть",
      "true",
    ]);
  });

  it("hides before the form is sent", () => {
    $("button").click();
    $("form").dispatchEvent(new Event("submit"));
    expect($<HTMLInputElement>("input").type).toBe("password");
  });
});

describe("the theme", () => {
  it("changes at once and is sent to the server", () => {
    document.body.innerHTML = `<form action="/theme/"><button name="theme" value="dark">Тёмная</button>
      <button name="theme" value="">Как в системе</button></form>`;
    const sent = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("no network here"));
    connectTheme($("form"));
    const choose = (submitter: HTMLElement) =>
      $("form").dispatchEvent(new SubmitEvent("submit", { submitter, cancelable: true }));
    choose($("[value=dark]"));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect($("[value=dark]").getAttribute("aria-pressed")).toBe("true");
    const form = sent.mock.calls[0]?.[1]?.body as FormData;
    expect(form.get("theme")).toBe("dark");
    choose($("[value='']"));
    expect(document.documentElement.dataset.theme).toBeUndefined();
    sent.mockRestore();
  });
});

describe("the summary of errors", () => {
  it("takes the focus and passes it to a field", () => {
    document.body.innerHTML = `<section tabindex="-1"><a href="#late">В уроке 40 минут</a></section>
      <label for="late">Минут</label><input id="late">`;
    connectSummary($("section"));
    expect(document.activeElement).toBe($("section"));
    $("a").click();
    expect(document.activeElement).toBe($("#late"));
  });
});

describe("the print button", () => {
  it("appears with scripts and prints", () => {
    document.body.innerHTML = "<button hidden>Печать</button>";
    const printed = vi.fn();
    window.print = printed;
    connectPrint($("button"));
    $("button").click();
    expect($("button").hidden).toBe(false);
    expect(printed).toHaveBeenCalledOnce();
  });
});
