import type { ClientFrame, LiveEvent, ServerFrame, VisibleEvent } from "./protocol";

/** The far side of one socket of a test: records what was sent, and answers what it is told to. */
export class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  /** Every socket that the page has opened, oldest first. */
  static opened: FakeSocket[] = [];
  readonly sent: ClientFrame[] = [];
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
    this.sent.push(JSON.parse(text) as ClientFrame);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The server lets the page in. */
  accept(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  receive(frame: ServerFrame): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
  }

  /** The line breaks, or the server closes it with `code`. */
  break(code = 1006): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent("close", { code }));
  }

  /** The frames of one kind that the page has sent on this socket. */
  sentOf<Kind extends ClientFrame["t"]>(kind: Kind): Extract<ClientFrame, { t: Kind }>[] {
    return this.sent.filter((frame): frame is Extract<ClientFrame, { t: Kind }> => frame.t === kind);
  }

  /** Accepts and welcomes the page. */
  welcome(epoch = "e1"): void {
    this.accept();
    this.receive({
      v: 1,
      t: "welcome",
      conn_id: "c1",
      epoch,
      head_seq: 0,
      you: { roles: ["chair"], recused: [] },
    });
  }

  snapshot(seq: number): void {
    this.receive({ v: 1, t: "snapshot", seq, state: { as_of: seq } });
  }

  events(...events: LiveEvent[]): void {
    this.receive({ v: 1, t: "events", events });
  }
}

/** An entry with this number. */
export const entry = (seq: number, type = "case.presented"): VisibleEvent => ({
  seq,
  event_id: `event-${seq}`,
  actor: "annika",
  at: "2026-12-03T12:31:00Z",
  type,
  schema_v: 1,
  body: {},
});
