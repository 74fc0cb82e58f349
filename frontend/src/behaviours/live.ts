const PAUSE_MS = 400;

/**
 * A form that shows what comes of it while it is filled in: after a pause in typing it is sent to
 * `data-live`, and the answer stands in the element that `data-live-into` names.
 */
export function connect(element: HTMLElement): void {
  const form = element as HTMLFormElement;
  const { live, liveInto } = form.dataset;
  const place = document.getElementById(liveInto ?? "");
  if (!live || !place) return;
  let waiting = 0;
  let asked = 0;
  const refresh = async () => {
    asked += 1;
    const turn = asked;
    const answer = await answerOf(live, form);
    if (answer && turn === asked) place.replaceChildren(...answer);
  };
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(refresh, PAUSE_MS);
  });
  void refresh();
}

/** Nothing where there is no connection: the last answer stays, and sending the form still works. */
async function answerOf(url: string, form: HTMLFormElement): Promise<NodeListOf<ChildNode> | null> {
  try {
    const answer = await fetch(url, { method: "POST", body: new FormData(form) });
    if (!answer.ok || answer.redirected) return null;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    return parsed.body.childNodes;
  } catch {
    return null;
  }
}
