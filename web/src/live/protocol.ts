/**
 * The wire protocol of a live session, `samsyn.v1.json`: JSON text frames, told apart by `t`. It mirrors
 * `server/app/src/api/live.rs`; what commands, events and the state hold is the room's to know.
 *
 * `seq` numbers the entries of one session without gaps. What a viewer may not see still comes, as a
 * redacted entry, so that a missing number always means a lost frame.
 */
export const subprotocol = "samsyn.v1.json";
export const protocolVersion = 1;

/** The path of a session's socket. */
export const livePath = (sessionId: string): string =>
  `/api/v1/sessions/${encodeURIComponent(sessionId)}/live`;

/** A place in the record. `epoch` changes only when the server was restored from a backup. */
export interface Place {
  readonly epoch: number;
  readonly seq: number;
}

/** Something that happened, as the room's reducer reads it. */
export interface EventContent {
  readonly type: string;
  readonly body?: unknown;
}

/** An entry of the record. */
export interface LiveEvent {
  readonly seq: number;
  readonly event_id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The person who acted; null when redacted. */
  readonly actor: string | null;
  readonly on_behalf_of: string | null;
  /** The command that caused it, for its sender. */
  readonly cmd_id: string | null;
  readonly schema_v: number;
  /** Null when this viewer may not see it. */
  readonly event: EventContent | null;
}

/** An entry that this viewer may see. */
export interface VisibleEvent extends LiveEvent {
  readonly event: EventContent;
}

export const isVisible = (entry: LiveEvent): entry is VisibleEvent => entry.event !== null;

/** What a command was decided on; the server refuses it as stale when the session has moved on. */
export interface Expectation {
  /** The highest number read of the item concerned, or of the session. */
  readonly seq?: number;
}

/** What somebody is looking at; points at things, never at pixels. */
export interface View {
  readonly item?: string;
  /** A section of the page, such as `findings`. */
  readonly section?: string;
  readonly variant?: string;
}

/** What a client tells about itself. */
export interface OwnPresence {
  readonly view: View;
  readonly typing: boolean;
}

/** What everybody is told about somebody who is connected. */
export interface Present extends OwnPresence {
  readonly person: string;
  readonly name: string;
  readonly following: boolean;
}

/** Limits that the server keeps and a client obeys. */
export interface Limits {
  readonly unacked: number;
  readonly message_bytes: number;
  readonly presence_per_second: number;
}

type Framed<Kind extends string, Fields = unknown> = { readonly t: Kind } & Readonly<Fields>;

export type ClientFrame =
  | Framed<"hello", { v: typeof protocolVersion; client_id: string; last: Place | null }>
  | Framed<"resume", { last: Place }>
  | Framed<
      "cmd",
      { cmd_id: string; on_behalf_of: string | null; expect: Expectation; type: string; body?: unknown }
    >
  | Framed<"presence", OwnPresence>
  | Framed<"follow", { on: boolean }>
  | Framed<"ping" | "pong", { n: number }>;

export interface Ack {
  readonly cmd_id: string;
  /** The number of the command's last entry. */
  readonly seq: number;
  /** It had been done before; `seq` is that of the first time. */
  readonly dup: boolean;
  /** When it was done: ISO 8601, UTC. */
  readonly at: string;
}

/** Why a command was refused: `code` names it, the other fields are its facts. */
export interface Reason {
  readonly code: string;
  readonly [fact: string]: unknown;
}

export interface Nack {
  /** Null when the server could not read which command it was. */
  readonly cmd_id: string | null;
  readonly reason: Reason;
}

export type ServerFrame =
  | Framed<
      "welcome",
      {
        v: number;
        conn_id: string;
        epoch: number;
        head_seq: number;
        you: string;
        limits: Limits;
        server_time: string;
      }
    >
  | Framed<"snapshot", { seq: number; state: unknown }>
  | Framed<"events", { events: readonly LiveEvent[] }>
  | Framed<"ack", Ack>
  | Framed<"nack", Nack>
  | Framed<"presence", { people: Readonly<Record<string, Present | null>> }>
  | Framed<"resync", { head_seq: number }>
  | Framed<"perm", { may_stay: boolean }>
  | Framed<"ping" | "pong", { n: number }>
  | Framed<"bye", { code: number; retry_after_ms: number }>;

/** Reads a frame. Its kind is checked; its fields are trusted, as they come from our own server's types. */
export function readFrame(text: string): ServerFrame | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isFrame = typeof frame === "object" && frame !== null && "t" in frame && typeof frame.t === "string";
  return isFrame ? (frame as ServerFrame) : undefined;
}
