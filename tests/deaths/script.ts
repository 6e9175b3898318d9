import { birth } from '../../src/main/life/birth';
import type { LifeInput } from '../../src/main/life/input';
import { Life } from '../../src/main/life/life';
import type { Policy } from '../../src/main/life/policy';
import type { LifeState } from '../../src/main/life/state';
import { stateHash } from '../../src/main/vault/digest';
import type { LifeStore } from '../../src/main/vault/life-store';
import { sinceBirthOf } from '../../src/shared/books';
import type { GapKind, StimulusType } from '../../src/shared/vocabulary';
import { identity } from '../support/lives';

/** A checkpoint stands at least this often, as in the app. */
const CHECKPOINT_TICKS = 3600;

/** A life that is lived by a script and written down as the app writes it, as fast as it can be folded. */
export class Script {
  readonly life: Life;
  #atMs: number;
  #savedTick: number;

  constructor(
    readonly store: LifeStore,
    state: LifeState,
  ) {
    this.life = Life.from(state);
    this.#atMs = state.identity.bornAtMs + sinceBirthOf(state);
    this.#savedTick = state.tick;
    store.beginWith(state, stateHash(state), this.#atMs);
  }

  static born(store: LifeStore, seed: number, policy: Policy): Script {
    return new Script(store, birth({ ...identity(seed), lifeId: store.lifeId }, policy));
  }

  /** Ticks on time. */
  live(ticks: number): void {
    this.#tick(ticks, this.life.policy.tickIntervalMs);
  }

  /** Ticks that come so late. @returns their records */
  late(lateMs: number, times = 1, everyTicks = 1): number[] {
    return Array.from({ length: times }, () => {
      const seq = this.#tick(1, this.life.policy.tickIntervalMs + lateMs);
      this.live(everyTicks - 1);
      return seq;
    });
  }

  /** @returns the records of the stimuli */
  send(type: StimulusType, intensity: number, times = 1, everyTicks = 0, source = 'observer'): number[] {
    const seqs: number[] = [];
    for (let time = 0; time < times && this.life.alive; time++) {
      seqs.push(this.#fold({ kind: 'stimulus', type, intensity, source, note: null }));
      this.live(everyTicks);
    }
    return seqs;
  }

  /** @returns the record of the waking */
  gap(gapMs: number, gap: GapKind = 'asleep'): number {
    if (gap === 'asleep') this.#fold({ kind: 'sleep' });
    this.#atMs += gapMs;
    return this.#fold({ kind: 'wake', gapMs, gap });
  }

  policy(policy: Policy): number {
    return this.#fold({ kind: 'policy', policy });
  }

  hookFails(times: number, everyTicks = 1): number[] {
    return Array.from({ length: times }, () => {
      const seq = this.#fold({ kind: 'hook-failure', hook: 'onTick', message: 'planted' });
      this.live(everyTicks);
      return seq;
    });
  }

  /** @throws where it does not die in time */
  untilDeath(ticksMax = 3_000_000): void {
    for (let lived = 0; this.life.alive && lived < ticksMax; lived += CHECKPOINT_TICKS)
      this.live(CHECKPOINT_TICKS);
    if (this.life.alive) throw new Error(`a scripted life outlived its script: ${ticksMax} ticks`);
    this.#save();
  }

  #tick(ticks: number, dtMs: number): number {
    let seq = 0;
    for (let left = ticks; left > 0 && this.life.alive;) {
      const some = Math.min(left, CHECKPOINT_TICKS);
      let count = 0;
      while (count < some && this.life.alive) {
        this.life.apply({ kind: 'tick', dtMs });
        count += 1;
      }
      seq = this.#write({ kind: 'tick', dtMs }, count, dtMs);
      left -= count;
      if (this.life.tick - this.#savedTick >= CHECKPOINT_TICKS) this.#save();
    }
    return seq;
  }

  #fold(input: LifeInput): number {
    this.life.apply(input);
    return this.#write(input, 1, 0);
  }

  #write(input: LifeInput, count: number, eachMs: number): number {
    const atMs = this.#atMs + eachMs;
    this.#atMs += eachMs * count;
    const view = this.life.view();
    return this.store.appendRecord({
      ...{ atMs, lastAtMs: this.#atMs, count, input },
      ...{ tick: view.tick, sinceBirthMs: sinceBirthOf(view) },
    });
  }

  #save(): void {
    const state = this.life.state();
    this.store.saveCheckpoint(state, stateHash(state));
    this.#savedTick = state.tick;
  }
}
