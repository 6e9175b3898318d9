import type { Bridge, PostMortemForm } from '../../shared/border';
import type { PostMortem } from '../../shared/post-mortem';
import type { LifeView, Message } from '../../shared/views';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';
import type { LongWork } from '../past/long-work.svelte';
import { fileNameOf } from '../words/format';

interface Shown {
  readonly view: LifeView | null;
}

/** How far the window is with finding out; `unasked` until it is begun. */
export type Finding =
  | { readonly is: 'unasked' | 'under-way' | 'found' | 'cancelled' }
  | { readonly is: 'trouble'; readonly reason: Message };

/** What ended the life in the window: found out once, in the background, and kept as long as that life is shown. */
export class PostMortems {
  #bridge: Pick<Bridge, 'past' | 'life'>;
  #life: Shown;
  #work: LongWork;
  #notices: Notices;
  #postMortem = $state.raw<PostMortem | null>(null);
  #finding = $state.raw<Finding>({ is: 'unasked' });
  #saving = $state.raw(false);
  /** Rises with each life: an answer about the one before is not shown. */
  #turn = 0;
  #lifeId: string | null = null;

  constructor(bridge: Pick<Bridge, 'past' | 'life'>, life: Shown, work: LongWork, notices: Notices) {
    this.#bridge = bridge;
    this.#life = life;
    this.#work = work;
    this.#notices = notices;
  }

  /** Null until it is found out. */
  get postMortem(): PostMortem | null {
    return this.#postMortem;
  }
  get finding(): Finding {
    return this.#finding;
  }
  /** A report is being written. */
  get saving(): boolean {
    return this.#saving;
  }

  open(): () => void {
    return this.#bridge.life.onReplaced(({ lifeId }) => {
      if (lifeId !== this.#lifeId) this.#forget();
    });
  }

  /** Finds out what ended the life that is shown, unless that is known or other work is under way. */
  async find(): Promise<void> {
    if (this.#postMortem || this.#work.busy) return;
    const turn = this.#turn;
    this.#lifeId = this.#life.view?.identity.lifeId ?? null;
    this.#finding = { is: 'under-way' };
    const answer = await this.#work.run('post-mortem', () => this.#bridge.past.postMortem(), {
      quietly: true,
    });
    if (turn !== this.#turn || answer === null) return;
    if (answer.ok) {
      this.#postMortem = answer.value;
      this.#finding = { is: 'found' };
    } else if (answer.code === 'cancelled') this.#finding = { is: 'cancelled' };
    else this.#finding = { is: 'trouble', reason: answer.message };
  }

  /** Saves what was found out at a place a person chooses. */
  async save(as: PostMortemForm): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    const answer = await answered(this.#bridge.past.savePostMortem({ as }));
    this.#saving = false;
    if (!answer.ok) this.#notices.error(answer.message);
    else if (answer.value !== null)
      this.#notices.info('window.postMortem.save.saved', { file: fileNameOf(answer.value) });
  }

  #forget(): void {
    this.#turn += 1;
    this.#lifeId = null;
    this.#postMortem = null;
    this.#finding = { is: 'unasked' };
  }
}
