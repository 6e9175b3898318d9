import type { Stimulus } from '../../shared/commands';
import type { GapKind, Hook } from '../../shared/vocabulary';
import type { Policy } from './policy';

/**
 * Everything that can ever reach a life. A life is the fold of its inputs, so these records, in their order,
 * are the whole of its history.
 *
 * - `tick`: `dtMs` whole milliseconds of physical time pass. Equal to the policy's interval when on time.
 * - `stimulus`: enters the bounded queue and is met at the next tick; an urgent one is met at once (dt = 0).
 * - `sleep`, `wake`: life stops being lived, and goes on after `gapMs` of wall-clock time. With `livesOn` it goes on
 *   in its absence, by the rule it was born with: the ticks that follow, up to the next `wake`, are that absence lived.
 * - `policy`: from here on life goes by other numbers.
 * - `hook-failure`: an observer's hook threw; life counts it and goes on.
 */
export type LifeInput =
  | { readonly kind: 'tick'; readonly dtMs: number }
  | ({ readonly kind: 'stimulus' } & Stimulus)
  | { readonly kind: 'sleep' }
  | { readonly kind: 'wake'; readonly gapMs: number; readonly gap: GapKind; readonly livesOn?: true }
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'hook-failure'; readonly hook: Hook; readonly message: string };
