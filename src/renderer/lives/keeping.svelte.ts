import type { Answer, Bridge } from '../../shared/border';
import type { LifeCard } from '../../shared/past';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';
import type { LongWork } from '../past/long-work.svelte';
import { fileNameOf, integer } from '../words/format';

type Source = Pick<Bridge['lives'], 'look' | 'fork' | 'export' | 'reveal' | 'trash' | 'putAside'>;

/** What happens in the window then. */
export interface Outcome {
  /** Another life, or another look at one, is shown. */
  arrived(): void;
  /** The list is not what it was. */
  changed(): void;
}

/** What is asked about once before it is done. A damaged life has no card, only its id and a word for it. */
export type Question =
  | { readonly about: 'fork'; readonly life: LifeCard }
  | { readonly about: 'aside'; readonly life: LifeCard }
  | {
      readonly about: 'trash';
      readonly lifeId: string;
      readonly name: string;
      readonly life: LifeCard | null;
    };

/** What can be done with a life of the library without waking it. */
export class Keeping {
  #source: Source;
  #work: LongWork;
  #notices: Notices;
  #outcome: Outcome;
  #question = $state.raw<Question | null>(null);
  #busy = $state.raw(false);

  constructor(source: Source, work: LongWork, notices: Notices, outcome: Outcome) {
    this.#source = source;
    this.#work = work;
    this.#notices = notices;
    this.#outcome = outcome;
  }

  get question(): Question | null {
    return this.#question;
  }
  /** Something is being done: nothing else can be begun. */
  get busy(): boolean {
    return this.#busy;
  }

  ask(question: Question): void {
    this.#question = question;
  }
  leave(): void {
    if (!this.#busy) this.#question = null;
  }

  /** Does what was asked about. */
  async confirm(): Promise<void> {
    const question = this.#question;
    if (question === null || this.#busy) return;
    if (question.about === 'fork') await this.#fork(question.life);
    else if (question.about === 'aside') await this.#putAside(question.life);
    else await this.#trash(question.lifeId, question.name);
    this.#question = null;
  }

  async look({ identity: { lifeId } }: LifeCard): Promise<void> {
    const answer = await this.#work.run('look', () => this.#source.look({ lifeId }));
    if (answer?.ok) this.#outcome.arrived();
  }

  async export({ identity: { lifeId, name } }: LifeCard, withPast: boolean): Promise<void> {
    const filePath = await this.#do(() => this.#source.export({ lifeId, withPast }));
    if (filePath) this.#notices.info('window.library.exported', { name, file: fileNameOf(filePath) });
  }

  async reveal(lifeId: string): Promise<void> {
    await this.#do(() => this.#source.reveal({ lifeId }));
  }

  async #fork({ identity: { lifeId }, tick }: LifeCard): Promise<void> {
    const identity = await this.#do(() => this.#source.fork({ lifeId }));
    if (identity === undefined) return;
    this.#notices.info('window.fork.begun', { name: identity.name, tick: integer(tick) });
    this.#outcome.arrived();
  }

  async #putAside({ identity: { name }, alive }: LifeCard): Promise<void> {
    if ((await this.#do(() => this.#source.putAside(), null)) === undefined) return;
    this.#notices.info(alive ? 'window.library.asleep' : 'window.library.closed', { name });
    this.#outcome.changed();
  }

  async #trash(lifeId: string, name: string): Promise<void> {
    const gone = await this.#do(() => this.#source.trash({ lifeId }), null);
    if (gone !== undefined) this.#notices.info('window.library.trashed', { name });
    // Also where it was refused: what is listed may not be there any more.
    this.#outcome.changed();
  }

  /** @returns what was answered; `undefined` where it was refused, which is told */
  async #do<T>(call: () => Promise<Answer<T>>): Promise<T | undefined>;
  async #do(call: () => Promise<Answer<void>>, done: null): Promise<null | undefined>;
  async #do<T>(call: () => Promise<Answer<T>>, done?: null): Promise<T | null | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    const answer = await answered(call());
    this.#busy = false;
    if (answer.ok) return done === null ? null : answer.value;
    this.#notices.error(answer.message);
    return undefined;
  }
}
