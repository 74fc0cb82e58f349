/** Plural forms by the names of Intl.PluralRules, as the server lists them. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>>;
type Facts = Record<string, string | number>;

let known: Record<string, string | Forms> | undefined;

/**
 * A text of the page in the reader's language. The server gives all texts as JSON in
 * `<script type="application/json" data-texts>`; `%(fact)s` stands for a fact, and a text with
 * plural forms chooses by the fact `num`.
 */
export function text(key: string, facts: Facts = {}): string {
  known ??= read();
  const entry = known[key];
  if (entry === undefined) throw new Error(`The page gives no text "${key}"`);
  const form = typeof entry === "string" ? entry : choose(entry, Number(facts.num));
  return form.replace(/%\((\w+)\)[sd]/g, (whole, name) => String(facts[name] ?? whole));
}

/** Forgets the texts, so that the next call reads the page anew. */
export function forgetTexts(): void {
  known = undefined;
}

/** The language of the page, e.g. "ru". */
export function language(): string {
  return document.documentElement.lang || "ru";
}

function choose(forms: Forms, count: number): string {
  return forms[new Intl.PluralRules(language()).select(count)] ?? forms.other ?? "";
}

function read(): Record<string, string | Forms> {
  const scripts = document.querySelectorAll("script[data-texts]");
  return Object.assign({}, ...[...scripts].map((script) => JSON.parse(script.textContent ?? "{}")));
}
