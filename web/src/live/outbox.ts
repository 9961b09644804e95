import type { Expect } from "../api/generated/Expect";
import type { Nack } from "../api/generated/Nack";
import type { SessionCommand } from "../api/generated/SessionCommand";
import { uuidV7 } from "../api/uuid-v7";
import type { AckFrame, CommandFrame, NackFrame } from "./protocol";

/** What may be said with a command. */
export interface CommandOptions {
  /** What it was decided on; the server refuses it as stale when the session has moved on. */
  readonly expect?: Expect;
  /** The person for whom a secretary acts. */
  readonly onBehalfOf?: string;
}

/** Why a command was refused: `code` names it, the other fields are its facts. */
export type RefusalReason = Nack | { readonly code: "update_needed" };

/** The server refused a command. It is final: the same act is a new command. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason.code);
    this.reason = reason;
  }
}

/** The connection ended before the server answered: whether the act was done is not known to this page. */
export class CommandUnanswered extends Error {
  override readonly name = "CommandUnanswered";
}

interface Entry {
  readonly frame: CommandFrame;
  readonly resolve: (ack: AckFrame) => void;
  readonly reject: (reason: Error) => void;
  sent: boolean;
}

/** Commands without an answer, in the order of their making. */
export class Outbox {
  readonly #entries = new Map<string, Entry>();
  /** At most this many wait for an answer at once; the server says how many it allows. */
  maxUnanswered = 32;

  get size(): number {
    return this.#entries.size;
  }

  /** Adds a command; the promise is settled by its ack, its nack, or the end of the connection. */
  add(command: SessionCommand, { expect = {}, onBehalfOf }: CommandOptions): Promise<AckFrame> {
    const cmd_id = uuidV7();
    const frame: CommandFrame = {
      t: "cmd",
      cmd_id,
      on_behalf_of: onBehalfOf ?? null,
      expect,
      ...command,
    };
    return new Promise((resolve, reject) => {
      this.#entries.set(cmd_id, { frame, resolve, reject, sent: false });
    });
  }

  /** Frames that may go out now. They keep their ids, so that one sent twice is done once. */
  takeSendable(): CommandFrame[] {
    const frames: CommandFrame[] = [];
    let unanswered = 0;
    for (const entry of this.#entries.values()) {
      unanswered += 1;
      if (unanswered > this.maxUnanswered) break;
      if (!entry.sent) frames.push(entry.frame);
      entry.sent = true;
    }
    return frames;
  }

  /** After a lost line nobody knows what arrived: everything without an answer goes out again. */
  forgetSending(): void {
    for (const entry of this.#entries.values()) entry.sent = false;
  }

  ack(ack: AckFrame): void {
    this.#remove(ack.cmd_id)?.resolve(ack);
  }

  nack({ cmd_id, reason }: NackFrame): void {
    if (cmd_id !== null) this.#remove(cmd_id)?.reject(new CommandRefused(reason));
  }

  /** The server could not write it: it goes out once more, under its own id. */
  sendAgain(cmdId: string): void {
    const entry = this.#entries.get(cmdId);
    if (entry) entry.sent = false;
  }

  /** Settles what is left when no answer can come any more. */
  abandon(): void {
    for (const { reject } of this.#entries.values()) reject(new CommandUnanswered("The connection ended"));
    this.#entries.clear();
  }

  #remove(cmdId: string): Entry | undefined {
    const entry = this.#entries.get(cmdId);
    this.#entries.delete(cmdId);
    return entry;
  }
}
