import type { ClientMessage } from "../api/generated/ClientMessage";
import type { ServerMessage } from "../api/generated/ServerMessage";
import type { SessionEvent } from "../api/generated/SessionEvent";
import type { State } from "../api/generated/State";
import type { WireEvent } from "../api/generated/WireEvent";

/** The far side of one socket of a test: records what was sent, and answers what it is told to. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  /** Every socket that the page has opened, oldest first. */
  static opened: FakeSocket[] = [];
  readonly sent: ClientMessage[] = [];
  readonly address: URL;
  readonly subprotocol: string;
  readyState = 0;

  constructor(address: URL, subprotocol: string) {
    super();
    this.address = address;
    this.subprotocol = subprotocol;
    FakeSocket.opened.push(this);
  }

  /** The newest socket. */
  static get current(): FakeSocket {
    const socket = FakeSocket.opened.at(-1);
    if (!socket) throw new Error("no socket was opened");
    return socket;
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as ClientMessage);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server lets the page in. */
  accept(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  receive(frame: ServerMessage): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
  }

  /** The line breaks, or the server closes it with `code`. */
  break(code = 1006): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent("close", { code }));
  }

  /** The frames of one kind that the page has sent on this socket. */
  sentOf<Kind extends ClientMessage["t"]>(kind: Kind): Extract<ClientMessage, { t: Kind }>[] {
    return this.sent.filter((frame): frame is Extract<ClientMessage, { t: Kind }> => frame.t === kind);
  }

  /** Accepts and welcomes the page; `unacked` commands may be under way. */
  welcome(epoch = 1, unacked = 32): void {
    this.accept();
    this.receive({
      t: "welcome",
      v: 1,
      conn_id: "c1",
      epoch,
      head_seq: 0,
      you: "annika",
      limits: { unacked, message_bytes: 65_536, presence_per_second: 10 },
      server_time: "2026-12-03T12:31:00Z",
    });
  }

  snapshot(seq: number): void {
    this.receive({ t: "snapshot", seq, state: {} as State });
  }

  events(...events: WireEvent[]): void {
    this.receive({ t: "events", events });
  }
}

/** An entry with this number. */
export const entry = (seq: number, type = "case.presented"): WireEvent => ({
  ...redacted(seq),
  actor: "annika",
  event: { type, body: {} } as SessionEvent,
});

/** An entry that is not for this viewer. */
export const redacted = (seq: number): WireEvent => ({
  seq,
  event_id: `event-${seq}`,
  at: "2026-12-03T12:31:00Z",
  actor: null,
  on_behalf_of: null,
  cmd_id: null,
  schema_v: 1,
  event: null,
});
