import { text } from "../../lib/i18n";
import { editEnd, type Move } from "../marks-grid/keyboard";
import { asValue } from "../marks-grid/scale";
import type { Scale } from "../marks-grid/state";

/** What somebody typed into a cell: marks in the order of the works, or attendance. */
export type Typed = { kind: "marks"; values: string[] } | { kind: "fact"; fact: "absent" | "late" };

/** Reads «5», «5/4», «.», «н», «оп»; null when it is none of these. */
export function read(words: string, scale: Scale): Typed | null {
  const plain = words.trim().toLowerCase();
  if (["н", "h", "y"].includes(plain)) return { kind: "fact", fact: "absent" };
  if (["о", "оп", "o", "j"].includes(plain)) return { kind: "fact", fact: "late" };
  const parts = plain === "" ? [] : plain.split("/");
  const values = parts.map((part) => asValue(scale, part)).filter((value) => value !== null);
  return values.length === parts.length ? { kind: "marks", values } : null;
}

/** What ended the editing: what was typed (null: nothing to keep), and where the focus goes. */
type Ended = (typed: Typed | null, to: Move | null) => void;

/**
 * Lets somebody edit a cell as text; `typing` says that its first sign is typed already. Words that
 * mean nothing keep the field open: `complain` says what may stand there.
 */
export function edit(
  cell: HTMLTableCellElement,
  { words, scale, typing }: { words: string; scale: Scale; typing: boolean },
  end: Ended,
  complain: () => void,
): void {
  const before = [...cell.childNodes];
  const field = document.createElement("input");
  field.className = "cell-input";
  field.value = words;
  field.setAttribute("aria-label", text("grid-edit"));
  cell.replaceChildren(field);
  field.focus({ preventScroll: true });
  if (typing) field.setSelectionRange(words.length, words.length);
  else field.select();
  let open = true;
  const close = (typed: Typed | null, to: Move | null) => {
    if (!open) return;
    open = false;
    cell.replaceChildren(...before);
    end(typed, to);
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const how = editEnd(event);
    if (!how) return;
    event.preventDefault();
    const typed = how.keep ? read(field.value, scale) : null;
    if (how.keep && !typed) {
      field.setAttribute("aria-invalid", "true");
      complain();
    } else close(typed, how.to);
  });
  field.addEventListener("blur", () => close(read(field.value, scale), null));
}
