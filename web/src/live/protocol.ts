/**
 * The wire protocol of a live session, `samsyn.v1.json`: JSON text frames, told apart by `t`.
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
  readonly epoch: string;
  readonly seq: number;
}

/** An entry that this viewer may see. */
export interface VisibleEvent {
  readonly seq: number;
  readonly event_id: string;
  /** The command that caused it. */
  readonly cmd_id?: string;
  /** The person who acted. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly type: string;
  readonly schema_v: number;
  readonly body: unknown;
}

/** An entry that exists and is not for this viewer. */
export interface RedactedEvent {
  readonly seq: number;
  readonly type: "redacted";
}

export type LiveEvent = VisibleEvent | RedactedEvent;

export const isRedacted = (event: LiveEvent): event is RedactedEvent => event.type === "redacted";

/** What a command was decided on; the server refuses it as stale when that has changed. */
export interface Expectation {
  readonly case_rev?: number;
  readonly chair_term?: number;
  readonly decision_hash?: string;
}

/** What somebody is looking at; points at things, never at pixels. */
export interface View {
  readonly case?: string;
  readonly tab?: string;
  readonly variant?: string;
}

/** What a client tells about itself. */
export interface OwnPresence {
  readonly view?: View;
  /** The thing under the pointer. */
  readonly cursor?: string;
  readonly typing?: boolean;
}

/** What everybody is told about somebody who is connected. */
export interface Presence extends OwnPresence {
  readonly person_id: string;
  readonly following?: boolean;
}

/** What this viewer may do now. */
export interface Standing {
  readonly roles: readonly string[];
  readonly recused: readonly string[];
}

/** Limits that the server keeps and a client obeys. */
export interface Limits {
  readonly max_unacked?: number;
}

type Framed<Kind extends string, Fields = unknown> = { readonly v: 1; readonly t: Kind } & Fields;

export type ClientFrame =
  | Framed<"hello", { client_id: string; last?: Place; caps: readonly string[] }>
  | Framed<"resume", { epoch: string; from_seq: number }>
  | Framed<"cmd", { cmd_id: string; client_seq: number; expect: Expectation; type: string; body: unknown }>
  | Framed<"presence", OwnPresence>
  | Framed<"follow", { target: string; on: boolean }>
  | Framed<"ping" | "pong", { n: number }>;

export interface Ack {
  readonly cmd_id: string;
  readonly seq: number;
  /** It had been done before; `seq` is that of the first time. */
  readonly dup: boolean;
}

export interface Nack {
  readonly cmd_id: string;
  /** Such as `stale`, `forbidden`, `recused`, `not_in_state`, `quorum`, `too_large`, `rate`, `cmd_id_conflict`. */
  readonly code: string;
  readonly message?: string;
  /** What holds instead of what the command expected. */
  readonly current?: unknown;
}

export type ServerFrame =
  | Framed<
      "welcome",
      {
        conn_id: string;
        epoch: string;
        head_seq: number;
        you: Standing;
        limits?: Limits;
        server_time?: string;
      }
    >
  | Framed<"snapshot", { seq: number; state: unknown; state_hash?: string }>
  | Framed<"events", { events: readonly LiveEvent[] }>
  | Framed<"ack", Ack>
  | Framed<"nack", Nack>
  | Framed<
      "presence",
      { joins?: readonly Presence[]; leaves?: readonly string[]; updates?: readonly Presence[] }
    >
  | Framed<"resync", { reason: string; head_seq: number }>
  | Framed<"perm", Standing & { reason?: string }>
  | Framed<"ping" | "pong", { n: number }>
  | Framed<"bye", { code: string; retry_after_ms?: number }>;

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
