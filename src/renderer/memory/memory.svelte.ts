import type { Bridge } from '../../shared/border';
import type { MemoryPicture } from '../../shared/memory';
import type { LifePush, Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { ANY, type Query } from './selection';

/** A memory is read whole, and a life may be asked of a lot at once: once in this time is enough to the eye. */
const READ_EVERY_MS = 500;

type Source = Pick<Bridge, 'memory' | 'life'>;

/** True when what is remembered may have changed. */
const concernsMemory = ({ trace }: LifePush): boolean =>
  trace.some(({ happening: { kind } }) => kind === 'event' || kind === 'memory' || kind === 'policy');

/** What the life in the window remembers, as of the last time it was asked, and what a person looks for in it. */
export class Memory {
  #source: Source;
  #tell: (message: Message) => void;
  #picture = $state.raw<MemoryPicture | null>(null);
  #loaded = $state.raw(false);
  #query = $state.raw<Query>(ANY);
  #pointedAt = $state.raw<number | null>(null);
  #watchers = 0;
  #seq = -1;
  #due = false;
  #reading = false;

  constructor(source: Source, tell: (message: Message) => void) {
    this.#source = source;
    this.#tell = tell;
  }

  get picture(): MemoryPicture | null {
    return this.#picture;
  }
  /** False until main has answered for the life that is shown. */
  get loaded(): boolean {
    return this.#loaded;
  }
  get query(): Query {
    return this.#query;
  }
  /** The memory the trace pointed at. */
  get pointedAt(): number | null {
    return this.#pointedAt;
  }

  look(change: Partial<Query>): void {
    this.#query = { ...this.#query, ...change };
  }

  point(id: number | null): void {
    this.#pointedAt = id;
    // What is pointed at must not be hidden by what was looked for before.
    if (id !== null) this.look({ text: '', type: null });
  }

  /** Listens; asks only while someone watches. Returns how to stop. */
  open(): () => void {
    const stops = [
      this.#source.life.onChanged((push) => this.#receive(push)),
      this.#source.life.onReplaced(() => this.#forget()),
    ];
    return () => stops.forEach((stop) => stop());
  }

  /** Reads now, and again whenever something may have changed, until the returned function is called. */
  watch(): () => void {
    this.#watchers += 1;
    this.#read();
    return () => (this.#watchers -= 1);
  }

  #receive(push: LifePush): void {
    const follows = push.seq === this.#seq + 1;
    this.#seq = push.seq;
    if (!follows || concernsMemory(push)) this.#read();
  }

  /** Another life is in the window: nothing of the one before may be seen as its own. */
  #forget(): void {
    this.#picture = null;
    this.#loaded = false;
    this.#query = ANY;
    this.#pointedAt = null;
    this.#read();
  }

  #read(): void {
    this.#due = this.#watchers > 0;
    if (this.#due && !this.#reading) void this.#readWhileDue();
  }

  async #readWhileDue(): Promise<void> {
    this.#reading = true;
    while (this.#due && this.#watchers > 0) {
      this.#due = false;
      const answer = await answered(this.#source.memory.get());
      // Asked again before the first answer: this one may be of the life before.
      if (this.#due && !this.#loaded) continue;
      if (answer.ok) this.#picture = answer.value;
      else this.#tell(answer.message);
      this.#loaded = true;
      await new Promise((resolve) => setTimeout(resolve, READ_EVERY_MS));
    }
    this.#reading = false;
  }
}
