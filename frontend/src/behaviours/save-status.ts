import { inWords, saveStatus } from "../lib/save-status";

/** The place in the app bar where the product speaks of saving. */
export function connect(element: HTMLElement): void {
  saveStatus.watch((status) => {
    element.dataset.state = status.state;
    const words = inWords(status);
    if (element.textContent === words) return;
    if (status.state === "signed-out") element.replaceChildren(wayBack(element, words));
    else element.textContent = words;
  });
}

/** Signing in again leads back here, where what was typed waits. */
function wayBack({ dataset }: HTMLElement, words: string): HTMLAnchorElement {
  const link = document.createElement("a");
  const here = encodeURIComponent(location.pathname + location.search);
  link.href = `${dataset.signIn}?next=${here}`;
  link.textContent = words;
  return link;
}
