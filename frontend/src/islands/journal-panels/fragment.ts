import { text } from "../../lib/i18n";

/** A piece of a page, made by the server; words for people where it could not be had. */
export async function fragment(url: string): Promise<DocumentFragment> {
  try {
    const answer = await fetch(url, {
      headers: { Accept: "text/html", "X-Part": "1" },
      credentials: "same-origin",
    });
    if (answer.ok && !answer.redirected) {
      const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
      const piece = document.createDocumentFragment();
      piece.append(...parsed.body.childNodes);
      return piece;
    }
    return words(text(answer.redirected || answer.status === 401 ? "signed-out" : "failed"));
  } catch {
    return words(text("no-connection"));
  }
}

function words(sentence: string): DocumentFragment {
  const piece = document.createDocumentFragment();
  const line = document.createElement("p");
  line.className = "banner banner--warn";
  line.textContent = sentence;
  piece.append(line);
  return piece;
}
