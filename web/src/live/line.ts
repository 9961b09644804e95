import type { ClientMessage } from "../api/generated/ClientMessage";
import type { ServerMessage } from "../api/generated/ServerMessage";
import { Heartbeat } from "./heartbeat";
import { livePath, readFrame, subprotocol } from "./protocol";

/** What happens on a line. Nothing is told any more once it was closed from here. */
export interface LineEvents {
  opened(): void;
  received(frame: ServerMessage): void;
  /** With the WebSocket close code; 4408 when nothing was heard for too long. */
  closed(code: number): void;
}

const heartbeatLost = 4408;

/** One socket from its opening to its end: frames instead of text, and a sign of life every now and then. */
export class Line {
  readonly #socket: WebSocket;
  readonly #events: LineEvents;
  readonly #heartbeat = new Heartbeat(
    (n) => this.send({ t: "ping", n }),
    () => this.#ended(heartbeatLost),
  );
  #over = false;

  constructor(sessionId: string, events: LineEvents) {
    this.#events = events;
    const address = new URL(livePath(sessionId), location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    this.#socket = new WebSocket(address, subprotocol);
    this.#socket.addEventListener("open", () => {
      if (this.#over) return;
      this.#heartbeat.start();
      events.opened();
    });
    this.#socket.addEventListener("message", ({ data }) => this.#heard(data));
    this.#socket.addEventListener("close", ({ code }) => this.#ended(code));
  }

  send(frame: ClientMessage): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#over = true;
    this.#heartbeat.stop();
    this.#socket.close(1000);
  }

  #heard(data: unknown): void {
    if (this.#over) return;
    this.#heartbeat.heard();
    const frame = typeof data === "string" ? readFrame(data) : undefined;
    if (frame?.t === "ping") this.send({ t: "pong", n: frame.n });
    else if (frame) this.#events.received(frame);
  }

  #ended(code: number): void {
    if (this.#over) return;
    this.close();
    this.#events.closed(code);
  }
}
