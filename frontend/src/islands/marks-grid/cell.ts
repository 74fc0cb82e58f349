import { text } from "../../lib/i18n";
import { DEBT, type Look } from "./state";

/** How far an entry of a cell has come. */
export type Stage = "saved" | "unsent" | "conflict";

const OURS = ["abs", "debt", "two", "three", "fixed", "note", "unsent", "conflict"];

/** Draws a cell anew, as `journal_page/_cell.html` does on the server. */
export function draw(cell: HTMLTableCellElement, look: Look, stage: Stage): void {
  const { letter, marks, fixed, comment } = look;
  const only = marks.length === 1 && !letter ? marks[0] : undefined;
  const debt = only?.[0] === DEBT;
  cell.classList.remove(...OURS);
  cell.classList.toggle("abs", letter !== "" && marks.length === 0);
  cell.classList.toggle("debt", debt);
  const crowd = crowdOf(look);
  if (crowd) cell.classList.add(crowd);
  cell.classList.toggle("fixed", fixed);
  cell.classList.toggle("note", comment !== "");
  if (stage !== "saved") cell.classList.add(stage);
  if (marks.length === 1 && !debt) cell.dataset.v = marks[0]?.[0] ?? "";
  else delete cell.dataset.v;
  cell.replaceChildren(...content(look, debt), ...aside(look, stage));
}

function crowdOf({ letter, marks }: Look): "two" | "three" | "" {
  if (marks.length < 2 && !(letter && marks.length)) return "";
  const heavy = marks.some(([, weight]) => weight > 1);
  return marks.length > 2 || heavy || (letter && marks.length > 1) ? "three" : "two";
}

function content({ letter, marks }: Look, debt: boolean): Node[] {
  if (debt) return [hidden(text("grid-debt"))];
  const nodes: Node[] = [];
  if (letter) nodes.push(marks.length ? element("i", letter) : document.createTextNode(letter));
  marks.forEach(([value, weight], place) => {
    nodes.push(document.createTextNode(place ? `/${value}` : value));
    if (weight !== 1) nodes.push(element("sub", String(weight)));
  });
  return nodes;
}

function aside({ fixed, comment }: Look, stage: Stage): Node[] {
  const words = [];
  if (fixed) words.push(text("grid-fixed"));
  if (comment) words.push(text("grid-commented"));
  if (stage === "unsent") words.push(text("grid-unsent"));
  if (stage === "conflict") words.push(text("grid-conflict"));
  return words.map((word) => hidden(` ${word}`));
}

function hidden(words: string): HTMLElement {
  const span = element("span", words);
  span.className = "sr";
  return span;
}

function element(name: "i" | "sub" | "span", words: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
