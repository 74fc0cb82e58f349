import { inWords, saveStatus } from "../lib/save-status";

/** The place in the app bar where the product speaks of saving. */
export function connect(element: HTMLElement): void {
  saveStatus.watch((status) => {
    element.dataset.state = status.state;
    const words = inWords(status);
    if (element.textContent !== words) element.textContent = words;
  });
}
