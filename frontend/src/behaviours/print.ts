/** A button that prints; hidden until a script can do it. */
export function connect(element: HTMLElement): void {
  element.hidden = false;
  element.addEventListener("click", () => window.print());
}
