import type { Happening, LifeView } from '../../shared/views';
import type { Hook, Phase } from '../../shared/vocabulary';
import type { Policy } from './policy';
import type { SelfState } from './self-state';

/** A transition as it happened. */
export type Transition = Extract<Happening, { kind: 'phase' }>;

/**
 * The phases of one life: `init -> run <-> degrade -> terminated`. Between run and degrade lie two levels per
 * vital (hysteresis, as in a Schmitt trigger) and a dwell time, so that phases do not flap.
 */
export class Lifecycle {
  #phase: Phase;
  #sinceTick: number;

  constructor(phase: Phase, sinceTick: number) {
    this.#phase = phase;
    this.#sinceTick = sinceTick;
  }

  get phase(): Phase {
    return this.#phase;
  }
  get sinceTick(): number {
    return this.#sinceTick;
  }

  /**
   * Looks at the self after a fold and moves on where it is due.
   * @returns the transition, or null; after a death the self is dead too.
   */
  follow(self: SelfState, tick: number, rules: Policy['lifecycle']): Transition | null {
    if (this.#phase === 'terminated') return null;
    const exhausted = self.exhausted;
    if (exhausted !== null) {
      self.die(tick, exhausted);
      return this.#enter('terminated', tick, exhausted);
    }
    const lived = tick - this.#sinceTick;
    if (this.#phase === 'init') {
      return lived >= rules.initTicks ? this.#enter('run', tick, 'init-over') : null;
    }
    if (lived < rules.dwellTicks) return null;
    if (this.#phase === 'run') {
      const low = rules.degradeBelow;
      if (self.energy < low.energy) return this.#enter('degrade', tick, 'energy');
      if (self.integrity < low.integrity) return this.#enter('degrade', tick, 'integrity');
      if (self.stability < low.stability) return this.#enter('degrade', tick, 'stability');
      return null;
    }
    const high = rules.recoverAbove;
    const recovered =
      self.energy > high.energy && self.integrity > high.integrity && self.stability > high.stability;
    return recovered ? this.#enter('run', tick, 'recovered') : null;
  }

  #enter(to: Phase, tick: number, cause: string): Transition {
    const transition: Transition = { kind: 'phase', tick, from: this.#phase, to, cause };
    this.#phase = to;
    this.#sinceTick = tick;
    return transition;
  }
}

/** What an observer may do at the turns of a life. A hook sees a frozen view; it cannot answer. */
export type LifecycleHooks = { readonly [Name in Hook]?: (view: LifeView) => void };

export interface HookFailure {
  readonly hook: Hook;
  readonly message: string;
}

/**
 * Calls the hooks that a fold's happenings ask for. A hook that throws is isolated: the others are called all
 * the same, and the failure is returned, to be folded in as an input.
 */
export function callHooks(
  hooks: LifecycleHooks,
  happenings: readonly Happening[],
  view: LifeView,
  ticked: boolean,
): readonly HookFailure[] {
  const due: Hook[] = happenings.flatMap((happening) => hookOf(happening) ?? []);
  if (ticked) due.unshift('onTick');
  const failures: HookFailure[] = [];
  for (const hook of due) {
    try {
      hooks[hook]?.(view);
    } catch (error) {
      failures.push({ hook, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return failures;
}

function hookOf(happening: Happening): Hook | null {
  switch (happening.kind) {
    case 'born':
      return 'onBirth';
    case 'sleep':
      return 'onSleep';
    case 'wake':
      return 'onWake';
    case 'death':
      return 'onDeath';
    case 'phase':
      if (happening.to === 'degrade') return 'onDegrade';
      return happening.from === 'degrade' && happening.to === 'run' ? 'onRecover' : null;
    default:
      return null;
  }
}
