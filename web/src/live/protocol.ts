import type { ClientMessage } from "../api/generated/ClientMessage";
import type { Present } from "../api/generated/Present";
import type { ServerMessage } from "../api/generated/ServerMessage";
import type { SessionEvent } from "../api/generated/SessionEvent";
import type { View } from "../api/generated/View";
import type { WireEvent } from "../api/generated/WireEvent";

/**
 * The wire protocol of a live session, `samsyn.v1.json`: JSON text frames, told apart by `t`. The frames
 * themselves are the server's types.
 *
 * `seq` numbers the entries of one session without gaps. What a viewer may not see still comes, without its
 * event, so that a missing number always means a lost frame.
 */
export const subprotocol = "samsyn.v1.json";
export const protocolVersion = 1;

/** The path of a session's socket. */
export const livePath = (sessionId: string): string =>
  `/api/v1/sessions/${encodeURIComponent(sessionId)}/live`;

/** An entry that this viewer may see. */
export type VisibleEvent = WireEvent & { readonly event: SessionEvent };

export const isVisible = (entry: WireEvent): entry is VisibleEvent => entry.event !== null;

/** What a client tells about itself. */
export type OwnPresence = Pick<Present, "typing"> & { readonly view: View };

type ServerFrameOf<Kind extends ServerMessage["t"]> = Extract<ServerMessage, { t: Kind }>;
export type WelcomeFrame = ServerFrameOf<"welcome">;
export type AckFrame = ServerFrameOf<"ack">;
export type NackFrame = ServerFrameOf<"nack">;
export type CommandFrame = Extract<ClientMessage, { t: "cmd" }>;

/** Reads a frame. Its kind is checked; its fields are trusted, as they come from our own server's types. */
export function readFrame(text: string): ServerMessage | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isFrame = typeof frame === "object" && frame !== null && "t" in frame && typeof frame.t === "string";
  return isFrame ? (frame as ServerMessage) : undefined;
}
