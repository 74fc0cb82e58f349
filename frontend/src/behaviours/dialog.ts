/** A dialog: its `data-close` elements close it, and the address forgets it. */
export function connect(element: HTMLElement): void {
  const dialog = element as HTMLDialogElement;
  dialog.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest("[data-close]")) return;
    event.preventDefault();
    dialog.close();
  });
  if (location.hash === `#${dialog.id}`) dialog.showModal();
}
