import type { Bridge } from '../../shared/border';
import type { TraceEntry } from '../../shared/views';
import { answered } from '../parts/answered';
import { Asker } from './asker';
import type { Stretch } from './stretch';

const ASK_EVERY_MS = 150;
/** As many as there is room for, and one to know that there are more. */
const ENTRIES_MAX = 12;

/** The happenings about a moment, one by one, as far as the trace has them. */
export class Happened {
  #past: Pick<Bridge['past'], 'happenings'>;
  #about: Stretch | null = null;
  #entries = $state.raw<readonly TraceEntry[]>([]);
  #asker = new Asker<Stretch>(ASK_EVERY_MS, (stretch) => this.#read(stretch));

  constructor(past: Pick<Bridge['past'], 'happenings'>) {
    this.#past = past;
  }

  /** Oldest first; those of another moment are never shown. */
  get entries(): readonly TraceEntry[] {
    return this.#entries;
  }

  /** `null` where happenings are not told one by one. */
  about(stretch: Stretch | null): void {
    if (stretch?.fromMs === this.#about?.fromMs && stretch?.toMs === this.#about?.toMs) return;
    this.#about = stretch;
    this.#entries = [];
    if (stretch) this.#asker.ask(stretch);
    else this.#asker.stop();
  }

  async #read(stretch: Stretch): Promise<void> {
    const answer = await answered(this.#past.happenings({ ...stretch, limit: ENTRIES_MAX }));
    // What the trace no longer has is told by the marks, as closely as they know it.
    if (stretch === this.#about && answer.ok) this.#entries = answer.value;
  }
}
