import { text } from "./i18n";

const SHOWN_MS = 8000;

/**
 * Says what was just done and offers to undo it. Stays for 8 seconds, and longer while the pointer
 * or the focus rests on it. Never for errors: those stand where they happened.
 */
export function showToast(message: string, undo?: () => void): void {
  const region = document.querySelector<HTMLElement>(".toasts");
  if (!region) return;
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.append(message);
  const remove = () => toast.remove();
  if (undo) {
    toast.append(
      button(text("undo"), () => {
        remove();
        undo();
      }),
    );
  }
  region.replaceChildren(toast);
  keepWhileUsed(toast, remove);
}

function button(label: string, act: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "btn";
  element.textContent = label;
  element.addEventListener("click", act);
  return element;
}

function keepWhileUsed(toast: HTMLElement, remove: () => void): void {
  let timer = window.setTimeout(remove, SHOWN_MS);
  for (const event of ["pointerenter", "focusin"]) {
    toast.addEventListener(event, () => window.clearTimeout(timer));
  }
  for (const event of ["pointerleave", "focusout"]) {
    toast.addEventListener(event, () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(remove, SHOWN_MS);
    });
  }
}
