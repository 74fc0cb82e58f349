/** Errors of a form: focus goes to the list, and from there to the field. */
export function connect(element: HTMLElement): void {
  element.focus();
  element.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    (label ?? field).scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  });
}
