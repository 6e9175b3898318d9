import type { Bridge } from '../../shared/border';
import type { Notices } from '../parts/notices.svelte';
import { integer } from '../words/format';
import type { LongWork } from './long-work.svelte';

/** What can be done with a past moment: to look at it, or to let a new life go on from it. */
export class Moments {
  #past: Pick<Bridge['past'], 'look' | 'fork'>;
  #work: LongWork;
  #notices: Notices;
  #arrived: () => void;
  #forkTick = $state.raw<number | null>(null);

  constructor(
    past: Pick<Bridge['past'], 'look' | 'fork'>,
    work: LongWork,
    notices: Notices,
    arrived: () => void,
  ) {
    this.#past = past;
    this.#work = work;
    this.#notices = notices;
    this.#arrived = arrived;
  }

  /** The tick a fork is asked about; `null` when none is. */
  get forkTick(): number | null {
    return this.#forkTick;
  }

  async look(tick: number): Promise<void> {
    const answer = await this.#work.run('look', () => this.#past.look({ tick }));
    if (answer?.ok) this.#arrived();
  }

  askFork(tick: number): void {
    this.#forkTick = tick;
  }

  /** Leaves the question, or ends the fork that is being made. */
  leaveFork(): void {
    if (this.#work.busy) void this.#work.cancel();
    else this.#forkTick = null;
  }

  async fork(): Promise<void> {
    const tick = this.#forkTick;
    if (tick === null) return;
    const answer = await this.#work.run('fork', () => this.#past.fork({ tick }));
    if (answer === null) return;
    this.#forkTick = null;
    if (!answer.ok) return;
    this.#notices.info('window.fork.begun', { name: answer.value.name, tick: integer(tick) });
    this.#arrived();
  }
}
