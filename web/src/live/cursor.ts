import type { Place } from "../api/generated/Place";
import type { WireEvent } from "../api/generated/WireEvent";
import { isVisible, type VisibleEvent } from "./protocol";

/** What a frame of events came to. */
export interface Taken {
  /** New, in order, for the reducer. */
  readonly fresh: readonly VisibleEvent[];
  /** New ones that are not for this viewer. */
  readonly redacted: number;
  /** A number is missing: what lies behind it was not taken and must be asked for again. */
  readonly gap: boolean;
}

/** How far this page has read the record, and whether it may go on reading. */
export class Cursor {
  #place: Place | undefined;
  #needsSnapshot = true;

  /** The last entry read; nothing before the first snapshot. */
  get place(): Place | undefined {
    return this.#place;
  }

  /** Until the next snapshot, events are passed over. */
  expectSnapshot(): void {
    this.#needsSnapshot = true;
  }

  /** The record's epoch at welcome; another epoch makes everything read so far void. */
  enter(epoch: number): void {
    if (this.#place?.epoch === epoch) return;
    this.#place = { epoch, seq: 0 };
    this.#needsSnapshot = true;
  }

  /** A whole state as of `seq`. */
  restart(seq: number): void {
    if (!this.#place) return;
    this.#place = { ...this.#place, seq };
    this.#needsSnapshot = false;
  }

  /** Takes what continues the record; what was read before is passed over. */
  take(events: readonly WireEvent[]): Taken {
    const fresh: VisibleEvent[] = [];
    let redacted = 0;
    if (this.#needsSnapshot || !this.#place) return { fresh, redacted, gap: false };
    let { seq } = this.#place;
    let gap = false;
    for (const event of events) {
      if (event.seq <= seq) continue;
      if (event.seq > seq + 1) {
        gap = true;
        break;
      }
      seq = event.seq;
      if (isVisible(event)) fresh.push(event);
      else redacted += 1;
    }
    this.#place = { ...this.#place, seq };
    return { fresh, redacted, gap };
  }
}
