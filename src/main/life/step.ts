import type { Happening } from '../../shared/views';
import type { LifeInput } from './input';
import { Life } from './life';
import type { LifeState } from './state';

/** The fold as a pure function: the state that was given is left as it was. */
export function step(
  state: LifeState,
  input: LifeInput,
): { readonly state: LifeState; readonly happenings: readonly Happening[] } {
  const life = Life.from(state);
  const happenings = life.apply(input);
  return { state: life.state(), happenings };
}
