/**
 * Opens a dialog of the page and waits: its form's data with the pressed button, or null when it
 * was left with nothing decided. The focus returns by itself.
 */
export function ask(
  id: string,
  prepare: (form: HTMLFormElement) => void = () => undefined,
): Promise<FormData | null> {
  const dialog = document.getElementById(id);
  const form = dialog?.querySelector("form");
  if (!(dialog instanceof HTMLDialogElement) || !form) return Promise.resolve(null);
  form.reset();
  prepare(form);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        const answer = new FormData(form);
        answer.set("choice", dialog.returnValue);
        resolve(dialog.returnValue ? answer : null);
      },
      { once: true },
    );
  });
}

/** Writes words into the parts of a dialog named by `data-fact`. */
export function fill(root: ParentNode, facts: Record<string, string>): void {
  for (const [name, words] of Object.entries(facts)) {
    for (const place of root.querySelectorAll(`[data-fact="${name}"]`)) place.textContent = words;
  }
}
