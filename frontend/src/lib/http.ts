/** What came back: data, a refusal in words, no connection, or an ended session. */
export type Answer<T> =
  | { kind: "done"; data: T }
  | {
      kind: "refused";
      status: number;
      code: string;
      sentence: string;
      facts: Record<string, unknown>;
    }
  | { kind: "offline" }
  | { kind: "signed-out" };

const PATIENCE_MS = 20_000;

/** Asks for JSON. */
export function getJson<T>(url: string, more: Record<string, string> = {}): Promise<Answer<T>> {
  return ask<T>(url, { headers: { Accept: "application/json", ...more } });
}

/**
 * Sends JSON with the CSRF token. A `key` makes the request safe to repeat: the server answers a
 * known key with its first answer.
 */
export function postJson<T>(url: string, body: unknown, key?: string): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Content-Type": "application/json",
    "X-CSRFToken": csrfToken(),
  };
  if (key) headers["Idempotency-Key"] = key;
  return ask<T>(url, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Sends a form as the browser would, without leaving the page. */
export async function postForm(form: HTMLFormElement, submitter?: HTMLElement): Promise<boolean> {
  const data = new FormData(form);
  if (submitter instanceof HTMLButtonElement) data.append(submitter.name, submitter.value);
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, redirect: "manual" });
    return answer.ok || answer.type === "opaqueredirect";
  } catch {
    return false;
  }
}

/**
 * A fresh key for `postJson` and for journal entries: a random UUID. `crypto.randomUUID` is missing
 * where a school serves its pages without TLS, so the bits are drawn by hand.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, place) => {
    if (place === 6) return ((byte & 0x0f) | 0x40).toString(16);
    if (place === 8) return ((byte & 0x3f) | 0x80).toString(16);
    return byte.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The token of now: read from the cookie each time, because signing in elsewhere changes it. */
export function csrfToken(): string {
  const name = document.querySelector<HTMLMetaElement>('meta[name="csrf-cookie"]')?.content;
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return cookie ? decodeURIComponent(cookie.slice(`${name}=`.length)) : "";
}

async function ask<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const signal = AbortSignal.timeout?.(PATIENCE_MS) ?? null;
    const answer = await fetch(url, { ...init, credentials: "same-origin", signal });
    return await understand<T>(answer);
  } catch {
    return { kind: "offline" };
  }
}

async function understand<T>(answer: Response): Promise<Answer<T>> {
  const speaksJson = answer.headers.get("Content-Type")?.includes("json") ?? false;
  // The sign-in page in place of JSON: the session ended.
  if (answer.status === 401 || (answer.redirected && !speaksJson)) return { kind: "signed-out" };
  if (!speaksJson) {
    return { kind: "refused", status: answer.status, code: "", sentence: "", facts: {} };
  }
  const data = await answer.json();
  if (answer.ok) return { kind: "done", data };
  const { code = "", sentence = "", facts = {} } = data;
  return { kind: "refused", status: answer.status, code, sentence, facts };
}
