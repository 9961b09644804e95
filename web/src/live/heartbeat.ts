const pingEvery = 15_000;
const deadAfter = 40_000;

/** Asks the other side for a sign of life, and notices when none comes: a dead line often stays open. */
export class Heartbeat {
  readonly #ping: (n: number) => void;
  readonly #dead: () => void;
  #pinging: ReturnType<typeof setInterval> | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #count = 0;

  constructor(ping: (n: number) => void, dead: () => void) {
    this.#ping = ping;
    this.#dead = dead;
  }

  start(): void {
    this.stop();
    this.#pinging = setInterval(() => {
      this.#count += 1;
      this.#ping(this.#count);
    }, pingEvery);
    this.heard();
  }

  /** Anything at all came from the other side. */
  heard(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#dead, deadAfter);
  }

  stop(): void {
    clearInterval(this.#pinging);
    clearTimeout(this.#waiting);
  }
}
