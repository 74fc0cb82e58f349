import { beforeEach, describe, expect, it, vi } from "vitest";
import { connectBehaviours, mountIslands } from "./connect";
import { forgetTexts } from "./i18n";

describe("connectBehaviours", () => {
  it("gives an element every behaviour it names", () => {
    document.body.innerHTML = '<p data-behaviour="one two"></p><p data-behaviour="one"></p>';
    const one = vi.fn();
    const two = vi.fn();
    connectBehaviours(document, {
      "./behaviours/one.ts": { connect: one },
      "./behaviours/two.ts": { connect: two },
    });
    expect([one.mock.calls.length, two.mock.calls.length]).toEqual([2, 1]);
  });
});

describe("mountIslands", () => {
  beforeEach(() => {
    document.body.innerHTML = `<script data-texts>{"island-failed": "Не открылось"}</script>
      <div data-island="grid">28 учеников</div>`;
    forgetTexts();
  });

  it("mounts and says so", async () => {
    const mount = vi.fn();
    await mountIslands(document, { "./islands/grid/index.ts": async () => ({ mount }) });
    const island = document.querySelector("[data-island]") as HTMLElement;
    expect(mount).toHaveBeenCalledWith(island);
    expect(island.dataset.ready).toBe("");
  });

  it("leaves the page readable and says what failed", async () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    await mountIslands(document, {
      "./islands/grid/index.ts": async () => {
        throw new Error("network");
      },
    });
    expect(document.querySelector("[role=alert]")?.textContent).toBe("Не открылось");
    expect(document.querySelector("[data-island]")?.textContent).toBe("28 учеников");
    expect(reported).toHaveBeenCalledOnce();
  });
});
