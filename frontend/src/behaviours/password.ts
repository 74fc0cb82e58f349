import { text } from "../lib/i18n";

/** The button beside a password that shows it; hides it again before the form is sent. */
export function connect(element: HTMLElement): void {
  const input = element.querySelector("input");
  const button = element.querySelector("button");
  if (!input || !button) return;
  const show = (shown: boolean) => {
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = text(shown ? "hide" : "show");
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  input.form?.addEventListener("submit", () => show(false));
}
