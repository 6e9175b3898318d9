import type { Bridge } from '../../../shared/border';
import type { ProcessPicture } from '../../../shared/processes';
import { answered } from '../../parts/answered';
import type { Notices } from '../../parts/notices.svelte';

/** The adopted processes, as main tells of them, and what a person does with them. */
export class ProcessesModel {
  #source: Bridge['processes'];
  #notices: Notices;
  #all = $state.raw<readonly ProcessPicture[]>([]);
  #releasing = $state.raw<string | null>(null);
  #isBusy = $state.raw(false);

  constructor(source: Bridge['processes'], notices: Notices) {
    this.#source = source;
    this.#notices = notices;
  }

  /** In the order in which they were adopted. */
  get all(): readonly ProcessPicture[] {
    return this.#all;
  }
  /** The process about which it is asked whether it is to be released. */
  get releasing(): string | null {
    return this.#releasing;
  }
  get isBusy(): boolean {
    return this.#isBusy;
  }

  async open(): Promise<void> {
    this.#source.onChanged((all) => (this.#all = all));
    await this.#refresh();
  }

  async acknowledge(name: string, findingId: number): Promise<void> {
    const answer = await answered(this.#source.acknowledge({ name, findingId }));
    if (!answer.ok) this.#notices.error(answer.message);
    await this.#refresh();
  }

  askRelease(name: string | null): void {
    this.#releasing = name;
  }

  /** Releases the one that is asked about. */
  async release(): Promise<void> {
    const name = this.#releasing;
    if (name === null) return;
    this.#isBusy = true;
    const answer = await answered(this.#source.release({ name }));
    if (!answer.ok) this.#notices.error(answer.message);
    await this.#refresh();
    this.#isBusy = false;
    this.#releasing = null;
  }

  async #refresh(): Promise<void> {
    const answer = await answered(this.#source.list());
    if (answer.ok) this.#all = answer.value;
    else this.#notices.error(answer.message);
  }
}
