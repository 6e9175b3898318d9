import type { Bridge } from '../../../shared/border';
import type { HookPicture } from '../../../shared/hooks';
import { answered } from '../../parts/answered';
import type { Notices } from '../../parts/notices.svelte';
import { HookDraft } from './draft.svelte';

/** The hooks of this home, and the one that is being written. */
export class HooksModel {
  readonly draft = new HookDraft();
  #source: Pick<Bridge, 'hooks'>;
  #notices: Notices;
  #hooks = $state.raw<readonly HookPicture[] | null>(null);
  #asking = $state.raw(false);

  constructor(source: Pick<Bridge, 'hooks'>, notices: Notices) {
    this.#source = source;
    this.#notices = notices;
  }

  /** `null` until it was asked for. */
  get list(): readonly HookPicture[] | null {
    return this.#hooks;
  }
  /** A dialog of the system asks the person. */
  get asking(): boolean {
    return this.#asking;
  }

  open(): void {
    this.#source.hooks.onChanged((hooks) => (this.#hooks = hooks));
  }

  async refresh(): Promise<void> {
    const answer = await answered(this.#source.hooks.list());
    if (answer.ok) this.#hooks = answer.value;
    else this.#notices.error(answer.message);
  }

  /** Proposes what was written. Returns whether it was added; a refusal is told. */
  async propose(): Promise<boolean> {
    const { wish } = this.draft;
    if (wish === null || this.#asking) return false;
    this.#asking = true;
    const answer = await answered(this.#source.hooks.propose(wish));
    this.#asking = false;
    if (!answer.ok) this.#notices.error(answer.message);
    if (!answer.ok || !answer.value) return false;
    this.draft.clear();
    this.#notices.info('window.hooks.added');
    await this.refresh();
    return true;
  }

  async remove(id: string): Promise<void> {
    const answer = await answered(this.#source.hooks.remove({ id }));
    if (!answer.ok) this.#notices.error(answer.message);
    await this.refresh();
  }

  /** Returns whether it is now as it was asked for. */
  async setEnabled(id: string, enabled: boolean): Promise<boolean> {
    const answer = await answered(this.#source.hooks.setEnabled({ id, enabled }));
    if (!answer.ok) this.#notices.error(answer.message);
    await this.refresh();
    return answer.ok && answer.value;
  }

  /** What came of it stands with the hook. */
  async try(id: string): Promise<void> {
    const answer = await answered(this.#source.hooks.try({ id }));
    if (!answer.ok) this.#notices.error(answer.message);
    await this.refresh();
  }
}
