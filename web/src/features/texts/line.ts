import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from "y-protocols/awareness";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { retryDelay } from "../../live/state";
import { answer, ask, carets, readFrame, typed } from "./frames";

/** Why a document is not tried again. */
export type Ending = "closed" | "refused" | "too-long" | "other-version";

/** What to show of a document; made anew at each change. */
export interface TextsView {
  /** The server's text has come at least once. */
  readonly ready: boolean;
  /** A line is open now. */
  readonly open: boolean;
  /** Everything typed here is on the server's disk. */
  readonly saved: boolean;
  readonly mayWrite: boolean;
  readonly ended: Ending | undefined;
}

const endings: ReadonlyMap<number, Ending> = new Map([
  [4400, "refused"],
  [4401, "refused"],
  [4403, "refused"],
  [4406, "refused"],
  [4409, "refused"],
  [4410, "other-version"],
  [4413, "too-long"],
]);

const same = (one: Uint8Array, other: Uint8Array) =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** An update without a word: no structs, nothing deleted. */
const nothing = new Uint8Array([0, 0]);

const addressOf = (item: string, version: number): string => {
  const path = `/api/v1/documents/${encodeURIComponent(item)}/sync?version=${version}`;
  const address = new URL(path, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
};

/**
 * One page's line to the texts of an agenda item. What is typed here is kept when the line is lost and sent when it is
 * back; it counts as saved when the server sends the same bytes back, which it does once they are on disk.
 */
export class TextsLine {
  readonly doc = new Doc();
  readonly awareness = new Awareness(this.doc);
  readonly #address: string;
  readonly #listeners = new Set<() => void>();
  #socket: WebSocket | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #attempt = 0;
  /** Sent on this line, not yet on disk; oldest first. */
  #sent: Uint8Array[] = [];
  /** What the server had when this line opened; nothing before it has said so. */
  #vector: Uint8Array | undefined;
  /** Something was typed that is not sent on this line. */
  #unsent = false;
  #view: TextsView = { ready: false, open: false, saved: true, mayWrite: false, ended: undefined };

  constructor(item: string, version: number) {
    this.#address = addressOf(item, version);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#write(update);
    });
    this.awareness.on("update", (_changes: unknown, origin: unknown) => {
      if (origin !== this) this.#show();
    });
    addEventListener("online", this.#tryNow);
    this.#connect();
  }

  /** What to show; for `useSyncExternalStore`. */
  readonly view = (): TextsView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Closes it for good. What was not saved is given up. */
  close(): void {
    this.#end("closed");
    this.awareness.destroy();
    this.doc.destroy();
  }

  readonly #tryNow = (): void => {
    if (!this.#socket && !this.#view.ended) this.#connect();
  };

  #connect(): void {
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#address);
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.addEventListener("open", () => {
      if (socket !== this.#socket) return;
      this.#send(ask(encodeStateVector(this.doc)));
      this.#show();
    });
    socket.addEventListener("message", ({ data }) => {
      if (socket === this.#socket && data instanceof ArrayBuffer) this.#hear(new Uint8Array(data));
    });
    socket.addEventListener("close", ({ code }) => {
      if (socket === this.#socket) this.#lost(code);
    });
  }

  #hear(frame: Uint8Array): void {
    const heard = readFrame(frame);
    switch (heard?.is) {
      case "rights":
        this.#change({ mayWrite: heard.mayWrite });
        this.#catchUp();
        break;
      case "has":
        this.#attempt = 0;
        this.#vector = heard.vector;
        this.#catchUp();
        break;
      case "stored":
        this.#stored(heard.update);
        break;
      case "carets":
        applyAwarenessUpdate(this.awareness, heard.update, this);
        break;
      case undefined:
        break;
    }
  }

  #stored(update: Uint8Array): void {
    applyUpdate(this.doc, update, this);
    const [first] = this.#sent;
    if (first && same(first, update)) this.#sent.shift();
    this.#change({ ready: true, open: true });
  }

  /** Sends what the server lacks, all at once: nothing that was typed while away is lost. */
  #catchUp(): void {
    if (!this.#vector || !this.#view.mayWrite) return;
    const update = encodeStateAsUpdate(this.doc, this.#vector);
    if (!same(update, nothing) && (this.#unsent || this.#sent.length > 0)) {
      this.#sent.push(update);
      this.#send(answer(update));
    }
    this.#unsent = false;
    this.#change({});
  }

  #write(update: Uint8Array): void {
    if (this.#vector && this.#view.mayWrite && this.#socket?.readyState === WebSocket.OPEN) {
      this.#sent.push(update);
      this.#send(typed(update));
    } else {
      this.#unsent = true;
    }
    this.#change({});
  }

  #show(): void {
    if (this.awareness.getLocalState() !== null) {
      this.#send(carets(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
    }
  }

  #send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(frame);
  }

  #lost(code: number): void {
    this.#socket = undefined;
    this.#vector = undefined;
    this.#unsent ||= this.#sent.length > 0;
    this.#sent = [];
    const others = [...this.awareness.getStates().keys()].filter((client) => client !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
    const ending = endings.get(code);
    if (ending) return this.#end(ending);
    this.#change({ open: false, mayWrite: this.#view.mayWrite && code !== 4423 });
    this.#retry = setTimeout(() => this.#connect(), retryDelay(this.#attempt, Math.random()));
    this.#attempt += 1;
  }

  #end(ended: Ending): void {
    removeEventListener("online", this.#tryNow);
    clearTimeout(this.#retry);
    const socket = this.#socket;
    this.#socket = undefined;
    this.#change({ open: false, mayWrite: false, ended });
    socket?.close(1000);
  }

  #change(change: Partial<TextsView>): void {
    const saved = this.#sent.length === 0 && !this.#unsent;
    const next = { ...this.#view, ...change, saved };
    const keys = ["ready", "open", "saved", "mayWrite", "ended"] as const;
    if (keys.every((key) => next[key] === this.#view[key])) return;
    this.#view = next;
    for (const listener of this.#listeners) listener();
  }
}
