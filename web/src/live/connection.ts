import type { ClientMessage } from "../api/generated/ClientMessage";
import type { ServerMessage } from "../api/generated/ServerMessage";
import type { SessionCommand } from "../api/generated/SessionCommand";
import type { State } from "../api/generated/State";
import type { WireEvent } from "../api/generated/WireEvent";
import { uuidV7 } from "../api/uuid-v7";
import { Cursor } from "./cursor";
import { Line } from "./line";
import { type CommandOptions, CommandRefused, Outbox } from "./outbox";
import {
  type AckFrame,
  type NackFrame,
  type OwnPresence,
  protocolVersion,
  type VisibleEvent,
  type WelcomeFrame,
} from "./protocol";
import { changedRoster, nobody, type Roster } from "./roster";
import { type Ending, endingOf, type LiveState, type LiveStatus, retryDelay, statusOf } from "./state";
import { LatestValue } from "./throttle";

/** What a session's page does with the record. */
export interface Reader {
  /** Replaces everything: the state as of `seq`. */
  restart(state: State, seq: number): void;
  /** Continues it: new entries in order, each exactly once. */
  apply(events: readonly VisibleEvent[]): void;
  /** Whether this page knows the entry's type and schema. If not, it must be reloaded before it may act again. */
  understands(event: VisibleEvent): boolean;
}

/** What the screens show of the connection; made anew at each change. */
export interface LiveView {
  readonly state: LiveState;
  readonly status: LiveStatus;
  /** Commands that the server has not answered yet. */
  readonly unanswered: number;
  /** Entries since the last snapshot that exist and are not for this viewer. */
  readonly redacted: number;
  readonly roster: Roster;
  /** An entry came that this page does not know: it must be reloaded. */
  readonly outdated: boolean;
}

/** Resume may be asked for at most this often. */
const resumeEvery = 1000;
const presenceEvery = 100;
/** A command that could not be written is sent again after this long. */
const tryAgainAfter = 1000;

/**
 * One page's line to a live session: says hello, reads the record without gaps, sends commands until each is
 * answered, and comes back by itself when the line is lost.
 */
export class LiveConnection {
  readonly #sessionId: string;
  readonly #reader: Reader;
  readonly #clientId = uuidV7();
  readonly #cursor = new Cursor();
  readonly #outbox = new Outbox();
  readonly #listeners = new Set<() => void>();
  readonly #presence = new LatestValue<OwnPresence>(presenceEvery, (presence) => {
    if (this.#view.state.is === "live") this.#send({ t: "presence", ...presence });
  });
  readonly #resume = new LatestValue<undefined>(resumeEvery, () => {
    const place = this.#cursor.place;
    if (place && this.#gap) {
      this.#send({ t: "resume", last: place });
    }
  });
  #line: Line | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retryAfter = 0;
  #gap = false;
  #ownPresence: OwnPresence | undefined;
  #following = false;
  #view: LiveView = {
    state: { is: "opening", attempt: 0 },
    status: "reconnecting",
    unanswered: 0,
    redacted: 0,
    roster: nobody,
    outdated: false,
  };

  constructor(sessionId: string, reader: Reader) {
    this.#sessionId = sessionId;
    this.#reader = reader;
  }

  /** What to show; for `useSyncExternalStore`. */
  readonly view = (): LiveView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the line. */
  join(): void {
    addEventListener("online", this.tryNow);
    this.#open(0);
  }

  /** Closes it for good; commands without an answer are given up. */
  leave(): void {
    this.#end("left");
  }

  /** Tries at once instead of waiting for the next try. */
  readonly tryNow = (): void => {
    const { state } = this.#view;
    if (state.is === "waiting") this.#open(state.attempt);
  };

  /**
   * Sends a command, now or when the line is back. Resolves when the server has it on disk; rejects with
   * `CommandRefused` or, when the connection ends for good first, `CommandUnanswered`.
   */
  command(command: SessionCommand, options: CommandOptions = {}): Promise<AckFrame> {
    if (this.#view.outdated) {
      return Promise.reject(new CommandRefused({ code: "update_needed" }));
    }
    const answer = this.#outbox.add(command, options);
    if (this.#view.state.is === "ended") this.#outbox.abandon();
    this.#flush();
    return answer;
  }

  /** Tells what this person looks at. Never stored, at most ten times a second, the latest wins. */
  show(presence: OwnPresence): void {
    this.#ownPresence = presence;
    this.#presence.set(presence);
  }

  /** Follows the presenter, or stops to. */
  follow(on: boolean): void {
    this.#following = on;
    if (this.#view.state.is === "live") this.#send({ t: "follow", on });
  }

  #open(attempt: number): void {
    clearTimeout(this.#retry);
    this.#change({ state: { is: "opening", attempt } });
    const last = this.#cursor.place;
    this.#line = new Line(this.#sessionId, {
      opened: () => {
        this.#change({ state: { is: "greeting", attempt } });
        this.#send({
          v: protocolVersion,
          t: "hello",
          client_id: this.#clientId,
          last: last && last.seq > 0 ? last : null,
        });
      },
      received: (frame) => this.#receive(frame),
      closed: (code) => {
        const ending = endingOf(code);
        if (ending) this.#end(ending);
        else this.#lost();
      },
    });
  }

  #receive(frame: ServerMessage): void {
    switch (frame.t) {
      case "welcome":
        this.#welcome(frame);
        break;
      case "snapshot":
        this.#gap = false;
        this.#cursor.restart(frame.seq);
        this.#change({ redacted: 0 });
        this.#reader.restart(frame.state, frame.seq);
        break;
      case "events":
        this.#take(frame.events);
        break;
      case "resync":
        this.#cursor.expectSnapshot();
        break;
      case "ack":
        this.#outbox.ack(frame);
        this.#flush();
        break;
      case "nack":
        this.#refused(frame);
        break;
      case "presence":
        this.#change({ roster: changedRoster(this.#view.roster, frame.people) });
        break;
      case "perm":
        if (!frame.may_stay) this.#end("revoked");
        break;
      case "bye":
        this.#retryAfter = frame.retry_after_ms;
        break;
      case "ping":
      case "pong":
        break;
    }
  }

  #welcome({ conn_id, epoch, limits }: WelcomeFrame): void {
    this.#cursor.enter(epoch);
    this.#outbox.maxUnanswered = limits.unacked;
    this.#outbox.forgetSending();
    this.#retryAfter = 0;
    this.#gap = false;
    this.#change({ state: { is: "live", connId: conn_id, epoch }, roster: nobody });
    if (this.#following) this.#send({ t: "follow", on: true });
    if (this.#ownPresence) this.#presence.set(this.#ownPresence);
    this.#flush();
  }

  #take(events: readonly WireEvent[]): void {
    if (this.#view.outdated) return;
    const { fresh, redacted, gap } = this.#cursor.take(events);
    this.#gap = gap;
    if (gap) this.#resume.set(undefined);
    // Beyond an entry that this page does not know, its picture would be a guess: it stops there.
    const unknown = fresh.findIndex((event) => !this.#reader.understands(event));
    if (redacted > 0 || unknown >= 0) {
      this.#change({
        redacted: this.#view.redacted + redacted,
        outdated: this.#view.outdated || unknown >= 0,
      });
    }
    const known = unknown < 0 ? fresh : fresh.slice(0, unknown);
    if (known.length > 0) this.#reader.apply(known);
  }

  #refused(nack: NackFrame): void {
    const { cmd_id, reason } = nack;
    if (cmd_id !== null && reason.code === "try_again") {
      this.#outbox.sendAgain(cmd_id);
      setTimeout(() => this.#flush(), tryAgainAfter);
    } else {
      this.#outbox.nack(nack);
      this.#flush();
    }
  }

  #flush(): void {
    if (this.#view.state.is === "live" && !this.#view.outdated) {
      for (const frame of this.#outbox.takeSendable()) this.#send(frame);
    }
    if (this.#outbox.size !== this.#view.unanswered) this.#change({ unanswered: this.#outbox.size });
  }

  #send(frame: ClientMessage): void {
    this.#line?.send(frame);
  }

  /** The line is gone; it is tried again after a while. */
  #lost(): void {
    const { state } = this.#view;
    if (state.is === "ended" || state.is === "waiting") return;
    this.#hangUp();
    const attempt = state.is === "live" ? 0 : state.attempt;
    const delay = Math.max(this.#retryAfter, retryDelay(attempt, Math.random()));
    this.#change({ state: { is: "waiting", attempt: attempt + 1, retryAt: Date.now() + delay } });
    this.#retry = setTimeout(this.tryNow, delay);
  }

  #end(because: Ending): void {
    removeEventListener("online", this.tryNow);
    clearTimeout(this.#retry);
    this.#hangUp();
    this.#outbox.abandon();
    this.#change({ state: { is: "ended", because }, unanswered: 0, roster: nobody });
  }

  #hangUp(): void {
    this.#line?.close();
    this.#line = undefined;
    this.#presence.stop();
    this.#resume.stop();
  }

  #change(part: Partial<LiveView>): void {
    const view = { ...this.#view, ...part };
    this.#view = { ...view, status: statusOf(view.state) };
    for (const listener of this.#listeners) listener();
  }
}
