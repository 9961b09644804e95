/** Calls `send` with the latest value, at most once per `interval` milliseconds. */
export class LatestValue<Value> {
  readonly #interval: number;
  readonly #send: (value: Value) => void;
  #waiting: { readonly value: Value } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(interval: number, send: (value: Value) => void) {
    this.#interval = interval;
    this.#send = send;
  }

  set(value: Value): void {
    if (this.#timer !== undefined) {
      this.#waiting = { value };
      return;
    }
    this.#send(value);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if (waiting) this.set(waiting.value);
    }, this.#interval);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = undefined;
  }
}
