import type { VariantFile } from "../../api/generated/VariantFile";
import type { Uploaded } from "../../api/upload";

/** What is to be sent, and where. */
export interface Parcel {
  readonly caseId: string;
  readonly analysisId: string;
  readonly file: File;
}

/** A file on its way. */
export interface Sending {
  readonly id: number;
  readonly caseId: string;
  readonly analysisId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly state: "waiting" | "sending" | "failed";
  readonly error?: unknown;
}

type Send = (parcel: Parcel, onProgress: (sent: number) => void) => Promise<Uploaded<VariantFile>>;
/** Called when the server has a file. */
export type OnArrived = (parcel: Parcel, arrived: Uploaded<VariantFile>) => void;

/**
 * Sends files one at a time and goes on while the reader looks at other pages. A file that has arrived leaves the
 * queue; one that was refused stays, with the reason, until it is dismissed.
 */
export function createUploads(send: Send) {
  let sendings: readonly Sending[] = [];
  let busy = false;
  let count = 0;
  const parcels = new Map<number, { parcel: Parcel; onArrived: OnArrived }>();
  const listeners = new Set<() => void>();

  function show(next: readonly Sending[]) {
    sendings = next;
    for (const listener of listeners) listener();
  }
  const change = (id: number, part: Partial<Sending>) =>
    show(sendings.map((sending) => (sending.id === id ? { ...sending, ...part } : sending)));
  function forget(id: number) {
    parcels.delete(id);
    show(sendings.filter((sending) => sending.id !== id));
  }

  async function sendNext(): Promise<void> {
    const next = sendings.find(({ state }) => state === "waiting");
    const waiting = next && parcels.get(next.id);
    if (busy || !waiting) return;
    busy = true;
    change(next.id, { state: "sending" });
    try {
      const arrived = await send(waiting.parcel, (sent) => change(next.id, { sent }));
      forget(next.id);
      waiting.onArrived(waiting.parcel, arrived);
    } catch (error) {
      change(next.id, { state: "failed", error });
    }
    busy = false;
    await sendNext();
  }

  return {
    add(parcel: Parcel, onArrived: OnArrived) {
      count += 1;
      parcels.set(count, { parcel, onArrived });
      const { caseId, analysisId, file } = parcel;
      const { name, size: bytes } = file;
      show([...sendings, { id: count, caseId, analysisId, name, bytes, sent: 0, state: "waiting" }]);
      void sendNext();
    },
    again(id: number) {
      change(id, { state: "waiting", sent: 0, error: undefined });
      void sendNext();
    },
    dismiss: forget,
    now: () => sendings,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
