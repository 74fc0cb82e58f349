import { beforeEach, describe, expect, it, vi } from "vitest";
import { connect } from "./live";

const PAGE = `<form data-live="/assessment/example/" data-live-into="example">
  <input name="marks" value="5 4"><div id="example">сначала</div></form>`;

const shown = () => document.getElementById("example")?.textContent;
const type = () =>
  document.querySelector("input")?.dispatchEvent(new Event("input", { bubbles: true }));
const settled = () => vi.advanceTimersByTimeAsync(500);

describe("a form that shows what comes of it", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = PAGE;
  });

  it("sends itself once after a pause and shows the answer", async () => {
    let asked = 0;
    vi.stubGlobal("fetch", async (url: string, options: RequestInit) => {
      asked += 1;
      const marks = (options.body as FormData).get("marks");
      return new Response(`<p>${url} ${marks} ${asked}</p>`);
    });
    connect(document.querySelector("form") as HTMLFormElement);
    await settled();
    expect(shown()).toBe("/assessment/example/ 5 4 1");
    type();
    type();
    await settled();
    expect(shown()).toBe("/assessment/example/ 5 4 2");
  });

  it("keeps the last answer when there is no connection", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
    connect(document.querySelector("form") as HTMLFormElement);
    await settled();
    expect(shown()).toBe("сначала");
  });

  it("shows no answer that came late", async () => {
    const waiting: ((answer: Response) => void)[] = [];
    vi.stubGlobal("fetch", () => new Promise((resolve) => waiting.push(resolve)));
    connect(document.querySelector("form") as HTMLFormElement);
    type();
    await settled();
    waiting[1]?.(new Response("<p>вторая</p>"));
    await settled();
    waiting[0]?.(new Response("<p>первая</p>"));
    await settled();
    expect(shown()).toBe("вторая");
  });
});
