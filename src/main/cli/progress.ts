import type { CliIo } from './io';

const EVERY_MS = 200;
const QUIET_MS = 500;

/** One line that is written over itself, on a terminal only; work that is done at once shows none. */
export class Progress {
  readonly #io: CliIo;
  readonly #startedMs = performance.now();
  #drawnMs = this.#startedMs + QUIET_MS - EVERY_MS;
  #drawn = false;

  constructor(io: CliIo) {
    this.#io = io;
  }

  /** @param line called only when it is time to draw */
  show(line: (elapsedMs: number) => string): void {
    const nowMs = performance.now();
    if (!this.#io.errIsTerminal || nowMs - this.#drawnMs < EVERY_MS) return;
    this.#drawnMs = nowMs;
    this.#drawn = true;
    this.#io.err(`\r\u001b[2K${line(nowMs - this.#startedMs)}`);
  }

  clear(): void {
    if (this.#drawn) this.#io.err('\r\u001b[2K');
    this.#drawn = false;
  }
}
