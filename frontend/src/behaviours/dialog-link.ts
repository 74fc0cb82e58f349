/** A link to a dialog opens it over the page; closing returns the focus here by itself. */
export function connect(element: HTMLElement): void {
  const open = (event: Event) => {
    const dialog = document.getElementById((element as HTMLAnchorElement).hash.slice(1));
    if (!(dialog instanceof HTMLDialogElement)) return;
    event.preventDefault();
    dialog.showModal();
  };
  element.addEventListener("click", open);
  // It is announced as a button, so Space must press it too.
  element.addEventListener("keydown", (event) => {
    if (event.key === " ") open(event);
  });
}
