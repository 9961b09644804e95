import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { answer, ask, typed } from "./frames";
import { TextsLine } from "./line";

const rights = (mayWrite: boolean) =>
  new Uint8Array(mayWrite ? [2, 1] : [2, 0, 9, ...new TextEncoder().encode("read-only")]);

/** The other end of a line: keeps what it is sent until the test says that it is on disk. */
class Server extends EventTarget {
  static readonly OPEN = 1;
  static readonly all: Server[] = [];
  readonly url: string;
  binaryType = "blob";
  readyState = 0;
  readonly sent: Uint8Array[] = [];

  constructor(url: string) {
    super();
    this.url = url;
    Server.all.push(this);
  }

  send(frame: Uint8Array): void {
    this.sent.push(frame.slice());
  }

  close(): void {
    this.readyState = 3;
  }

  /** Opens with what is on disk. */
  open(disk: Doc, mayWrite = true): void {
    this.readyState = 1;
    this.dispatchEvent(new Event("open"));
    this.say(rights(mayWrite));
    this.say(ask(encodeStateVector(disk)));
    this.say(answer(encodeStateAsUpdate(disk)));
  }

  say(frame: Uint8Array<ArrayBuffer>): void {
    this.dispatchEvent(new MessageEvent("message", { data: frame.slice().buffer }));
  }

  lose(code: number): void {
    this.dispatchEvent(new CloseEvent("close", { code }));
  }

  /** The updates that came, without the question and carets. */
  updates(): Uint8Array[] {
    return this.sent
      .filter(([kind, step]) => kind === 0 && step !== 0)
      .map((frame) => frame.slice(frame.length < 130 ? 3 : 4));
  }

  static last(): Server {
    const server = Server.all.at(-1);
    if (!server) throw new Error("no line was opened");
    return server;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("WebSocket", Server);
  Server.all.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a word counts as saved when the server sends it back, and not before", () => {
  const line = new TextsLine("item", 2);
  const server = Server.last();
  expect(server.url).toMatch(/^ws:.*\/api\/v1\/documents\/item\/sync\?version=2$/u);
  server.open(new Doc());
  expect(line.view()).toEqual({ ready: true, open: true, saved: true, mayWrite: true, ended: undefined });
  line.doc.getText("notes").insert(0, "Fits.");
  expect(line.view().saved).toBe(false);
  const [update] = server.updates();
  expect(update).toBeDefined();
  server.say(typed(update ?? new Uint8Array()));
  expect(line.view().saved).toBe(true);
  line.close();
});

test("what is typed while the line is lost is kept, and sent when it is back", () => {
  const line = new TextsLine("item", 1);
  const disk = new Doc();
  Server.last().open(disk);
  line.doc.getText("notes").insert(0, "one ");
  Server.last().lose(1006);
  line.doc.getText("notes").insert(4, "two");
  expect(line.view()).toMatchObject({ open: false, saved: false });
  vi.advanceTimersByTime(2000);
  Server.last().open(disk);
  const [missed] = Server.last().updates();
  applyUpdate(disk, missed ?? new Uint8Array());
  expect(disk.getText("notes").toString()).toBe("one two");
  expect(line.view().saved).toBe(false);
  Server.last().say(typed(missed ?? new Uint8Array()));
  expect(line.view()).toMatchObject({ open: true, saved: true });
  line.close();
});

test("a frozen text is read, and what was not saved in time is not called saved", () => {
  const line = new TextsLine("item", 1);
  Server.last().open(new Doc());
  line.doc.getText("rationale").insert(0, "Too late.");
  Server.last().lose(4423);
  vi.advanceTimersByTime(2000);
  Server.last().open(new Doc(), false);
  expect(Server.last().updates()).toEqual([]);
  expect(line.view()).toMatchObject({ open: true, saved: false, mayWrite: false });
  line.close();
});

test("another version ends the line", () => {
  const line = new TextsLine("item", 1);
  Server.last().lose(4410);
  vi.advanceTimersByTime(60_000);
  expect(Server.all).toHaveLength(1);
  expect(line.view()).toMatchObject({ ended: "other-version", mayWrite: false });
  line.close();
});
