import type { Bridge } from '../../../shared/border';
import type { SensesPicture } from '../../../shared/senses';
import type { Message } from '../../../shared/views';
import { answered } from '../../parts/answered';

/** What the senses are to the life that lives here, and what they told last. */
export class SensesModel {
  #source: Pick<Bridge, 'senses'>;
  #picture = $state.raw<SensesPicture | null>(null);
  #trouble = $state.raw<Message | null>(null);

  constructor(source: Pick<Bridge, 'senses'>) {
    this.#source = source;
  }

  /** `null` until it was asked for. */
  get picture(): SensesPicture | null {
    return this.#picture;
  }
  /** Why there is no picture. */
  get trouble(): Message | null {
    return this.#trouble;
  }

  open(): void {
    this.#source.senses.onChanged((picture) => (this.#picture = picture));
  }

  async refresh(): Promise<void> {
    const answer = await answered(this.#source.senses.get());
    if (answer.ok) this.#picture = answer.value;
    this.#trouble = answer.ok ? null : answer.message;
  }
}
