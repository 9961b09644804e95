import { NoAnswer } from "../../api/problem";
import type { Resumable, Running } from "../../api/resumable";

/** So many files are sent at the same time. */
const atOnce = 2;

/** What is to be sent, and what is known of it from where it was dropped. */
export interface Parcel {
  readonly file: File;
  /** The case on whose page it was dropped. */
  readonly caseId: string | undefined;
  /** The file whose quarantined lines, mended, this one holds. */
  readonly mends?: string | undefined;
}

/** A file on its way. */
export interface Sending {
  readonly id: number;
  readonly caseId: string | undefined;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  /** The server's name for it, once it has one. */
  readonly upload: string | undefined;
  readonly state: "waiting" | "sending" | "arrived" | "failed";
  /** The line is lost; it is tried again by itself. */
  readonly lost: boolean;
  readonly error?: unknown;
}

type Send = (parcel: Resumable) => Promise<Running>;
/** Called when the server has a file whole; it leaves the list when the answer is there. */
export type OnArrived = (parcel: Parcel, upload: string) => Promise<void> | void;

interface Job {
  readonly parcel: Parcel;
  readonly onArrived: OnArrived;
  running?: Running;
}

/**
 * Sends files, a few at a time, and goes on while the reader looks at other pages. One that failed stays, with the
 * reason, until it is sent again or taken away.
 */
export function createSendings(send: Send) {
  let sendings: readonly Sending[] = [];
  let count = 0;
  const jobs = new Map<number, Job>();
  const listeners = new Set<() => void>();

  function show(changed: readonly Sending[]) {
    sendings = changed;
    for (const listener of listeners) listener();
  }
  const change = (id: number, part: Partial<Sending>) =>
    show(sendings.map((sending) => (sending.id === id ? { ...sending, ...part } : sending)));
  function forget(id: number) {
    jobs.delete(id);
    show(sendings.filter((sending) => sending.id !== id));
  }

  function begin({ id }: Sending, job: Job) {
    change(id, { state: "sending", lost: false });
    const { file, caseId } = job.parcel;
    const failed = (error: unknown) => {
      change(id, { state: "failed", error });
      next();
    };
    send({
      file,
      caseId,
      onProgress: (sent) => change(id, { sent, lost: false }),
      onLost: () => change(id, { lost: true }),
      onNamed: (upload) => change(id, { upload }),
      onArrived(upload) {
        change(id, { state: "arrived", sent: file.size, upload });
        next();
        const heard = Promise.resolve(job.onArrived(job.parcel, upload));
        void heard.catch(() => undefined).then(() => forget(id));
      },
      onFailed: failed,
    }).then((running) => {
      // Taken away before it began.
      if (jobs.get(id) === job) job.running = running;
      else void running.stop(true);
    }, failed);
  }
  function next() {
    const free = atOnce - sendings.filter(({ state }) => state === "sending").length;
    for (const sending of sendings.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free))) {
      const job = jobs.get(sending.id);
      if (job) begin(sending, job);
    }
  }

  return {
    add(parcel: Parcel, onArrived: OnArrived) {
      count += 1;
      jobs.set(count, { parcel, onArrived });
      const { name, size: bytes } = parcel.file;
      const { caseId } = parcel;
      show([
        ...sendings,
        { id: count, caseId, name, bytes, sent: 0, upload: undefined, state: "waiting", lost: false },
      ]);
      next();
    },
    /** Goes on where it broke off. */
    again(id: number) {
      change(id, { state: "waiting", error: undefined });
      next();
    },
    /** The network is back: goes on with what broke off without it. */
    backOnline() {
      for (const { id, state, lost, error } of sendings) {
        if (state === "sending" && lost) void jobs.get(id)?.running?.hurry();
        if (state === "failed" && error instanceof NoAnswer)
          change(id, { state: "waiting", error: undefined });
      }
      next();
    },
    /** Takes a file off the list; what the server has of it is given up. */
    cancel(id: number) {
      const running = jobs.get(id)?.running;
      forget(id);
      void running?.stop(true).catch(() => undefined);
      next();
    },
    now: () => sendings,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
