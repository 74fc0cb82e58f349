import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { csrfToken, getJson, newKey, postJson } from "./http";

// A real server on this machine: what travels is what is tested.
let server: Server;
let heard: { headers: IncomingMessage["headers"]; body: string; method: string | undefined }[];
let reply: (response: ServerResponse) => void;
let address: string;

beforeEach(async () => {
  heard = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      heard.push({ headers: request.headers, body, method: request.method });
      reply(response);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(address);
  document.head.innerHTML = '<meta name="csrf-cookie" content="zhurnal_csrf">';
});

afterEach(() => new Promise((done) => server.close(done)));

function json(status: number, body: unknown) {
  return (response: ServerResponse) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(JSON.stringify(body));
  };
}

describe("postJson", () => {
  it("sends the token, the key and the body, and gives the data back", async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the way a server's cookie looks to a page
    document.cookie = "zhurnal_csrf=secret";
    reply = json(200, { version: 2 });
    const answer = await postJson(`${address}entries/`, { mark: 5 }, "key-1");
    expect(answer).toEqual({ kind: "done", data: { version: 2 } });
    expect(heard[0]?.method).toBe("POST");
    expect(heard[0]?.headers["x-csrftoken"]).toBe("secret");
    expect(heard[0]?.headers["idempotency-key"]).toBe("key-1");
    expect(heard[0]?.body).toBe('{"mark":5}');
  });

  it("passes a refusal on in words", async () => {
    reply = json(409, { code: "cell-changed", sentence: "В журнале «5».", facts: { theirs: "5" } });
    expect(await postJson(address, {})).toEqual({
      kind: "refused",
      status: 409,
      code: "cell-changed",
      sentence: "В журнале «5».",
      facts: { theirs: "5" },
    });
  });

  it("calls a server that does not answer in JSON a refusal without words", async () => {
    reply = (response) => {
      response.writeHead(502, { "Content-Type": "text/html" });
      response.end("<h1>Bad gateway</h1>");
    };
    expect(await postJson(address, {})).toMatchObject({ kind: "refused", status: 502 });
  });

  it("notices that the session ended", async () => {
    reply = (response) => {
      response.writeHead(401);
      response.end();
    };
    expect(await postJson(address, {})).toEqual({ kind: "signed-out" });
  });
});

describe("getJson", () => {
  it("calls silence a lost connection", async () => {
    await new Promise((done) => server.close(done));
    expect(await getJson(address)).toEqual({ kind: "offline" });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  });
});

describe("newKey", () => {
  it("is a random UUID of version 4 each time", () => {
    const keys = Array.from({ length: 50 }, newKey);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) {
      expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe("csrfToken", () => {
  it("is empty where the page has no cookie", () => {
    document.head.innerHTML = '<meta name="csrf-cookie" content="another">';
    expect(csrfToken()).toBe("");
  });
});
