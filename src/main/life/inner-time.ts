import type { Policy } from './policy';
import type { SelfState } from './self-state';

/**
 * Subjective duration by a pacemaker and an accumulator (Treisman 1963; Gibbon, Church & Meck 1984): a
 * pacemaker whose rate rises with arousal and falls at rest, at low stability and when energy is short; the
 * accumulator counts its pulses. Rate: inner seconds per physical second.
 */
export class InnerTime {
  #innerMs: number;
  #rate: number;

  constructor(innerMs: number, rate: number) {
    this.#innerMs = innerMs;
    this.#rate = rate;
  }

  get innerMs(): number {
    return this.#innerMs;
  }
  get rate(): number {
    return this.#rate;
  }

  pass(dtMs: number, self: SelfState, resting: boolean, rules: Policy['innerTime']): void {
    const wanted =
      rules.base +
      rules.arousalGain * self.arousal -
      rules.instabilityLoss * (1 - self.stability) -
      rules.exhaustionLoss * (1 - self.energy / 100) -
      (resting ? rules.restLoss : 0);
    const step = dtMs / (dtMs + rules.tauS * 1000);
    const rate = this.#rate + (wanted - this.#rate) * step;
    this.#rate = rate < rules.min ? rules.min : rate > rules.max ? rules.max : rate;
    this.#innerMs += dtMs * this.#rate;
  }
}
