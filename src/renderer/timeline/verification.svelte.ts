import type { Bridge } from '../../shared/border';
import type { VerifyReport } from '../../shared/past';
import type { LongWork } from '../past/long-work.svelte';

/** What verifying the life that lives here found; it stays until another life is in the window. */
export class Verification {
  #bridge: Pick<Bridge, 'past' | 'life'>;
  #work: LongWork;
  #report = $state.raw<VerifyReport | null>(null);

  constructor(bridge: Pick<Bridge, 'past' | 'life'>, work: LongWork) {
    this.#bridge = bridge;
    this.#work = work;
  }

  get report(): VerifyReport | null {
    return this.#report;
  }

  open(): () => void {
    return this.#bridge.life.onReplaced(({ lifeId }) => {
      if (this.#report?.lifeId !== lifeId) this.#report = null;
    });
  }

  async start(): Promise<void> {
    const answer = await this.#work.run('verify', () => this.#bridge.past.verify());
    if (answer?.ok) this.#report = answer.value;
  }
}
