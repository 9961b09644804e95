import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { upload } from "./upload";

/** An answer scripted by the test, in the place of the browser's own request. */
class ScriptedRequest extends EventTarget {
  static current: ScriptedRequest;
  readonly upload = new EventTarget();
  readonly headers = new Map<string, string>();
  readonly abort = () => this.dispatchEvent(new Event("abort"));
  opened = "";
  sent: unknown;
  status = 0;
  statusText = "";
  responseText = "";

  constructor() {
    super();
    ScriptedRequest.current = this;
  }

  open(method: string, path: string) {
    this.opened = `${method} ${path}`;
  }

  setRequestHeader(name: string, value: string) {
    this.headers.set(name, value);
  }

  getResponseHeader() {
    return "r1";
  }

  send(body: unknown) {
    this.sent = body;
  }

  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.dispatchEvent(new Event("load"));
  }
}

const file = new File(["##fileformat=VCFv4.2"], "tumör 1.vcf");

beforeEach(() => vi.stubGlobal("XMLHttpRequest", ScriptedRequest));
afterEach(() => vi.unstubAllGlobals());

test("the file's bytes are sent as they are, with proof of origin, and progress is told", async () => {
  const sent: number[] = [];
  const answered = upload("/analyses/1/files", file, {
    idempotencyKey: "k1",
    onProgress: (bytes) => sent.push(bytes),
  });
  const request = ScriptedRequest.current;
  request.upload.dispatchEvent(new ProgressEvent("progress", { loaded: 12 }));
  request.answer(201, { file: "f1" });
  await expect(answered).resolves.toEqual({ answer: { file: "f1" }, isNew: true });
  expect(request.opened).toBe("POST /api/v1/analyses/1/files");
  expect(request.sent).toBe(file);
  expect(Object.fromEntries(request.headers)).toMatchObject({
    "x-samsyn": "1",
    "idempotency-key": "k1",
    "x-file-name": "tum%C3%B6r%201.vcf",
  });
  expect(sent).toEqual([12]);
});

test("bytes that were there already are told as such", async () => {
  const answered = upload("/analyses/1/files", file);
  ScriptedRequest.current.answer(200, { file: "f1" });
  await expect(answered).resolves.toEqual({ answer: { file: "f1" }, isNew: false });
});

test("a refused file is a problem with its facts", async () => {
  const answered = upload("/analyses/1/files", file);
  ScriptedRequest.current.answer(422, { type: "/problems/truncated", title: "Truncated", line: 7 });
  await expect(answered).rejects.toMatchObject({ slug: "truncated", status: 422, facts: { line: 7 } });
});

test("an upload can be stopped", async () => {
  const stop = new AbortController();
  const answered = upload("/analyses/1/files", file, { signal: stop.signal });
  stop.abort();
  await expect(answered).rejects.toMatchObject({ name: "AbortError" });
});
