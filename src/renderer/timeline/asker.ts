/**
 * Asks for the newest question only: one is under way at a time, and two begin at least `everyMs` apart. What is
 * asked in between waits, and gives way to what is asked after it.
 */
export class Asker<Question> {
  #ask: (question: Question) => Promise<void>;
  #everyMs: number;
  #next: { readonly question: Question } | null = null;
  #busy = false;

  constructor(everyMs: number, ask: (question: Question) => Promise<void>) {
    this.#everyMs = everyMs;
    this.#ask = ask;
  }

  ask(question: Question): void {
    this.#next = { question };
    if (!this.#busy) void this.#work();
  }

  /** Nothing more is asked; an answer that is under way still comes. */
  stop(): void {
    this.#next = null;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#next !== null) {
      const { question } = this.#next;
      this.#next = null;
      await Promise.all([this.#ask(question), new Promise((resolve) => setTimeout(resolve, this.#everyMs))]);
    }
    this.#busy = false;
  }
}
