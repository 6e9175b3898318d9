import type { DeathRoot } from '../../src/shared/post-mortem';
import type { Policy } from '../../src/main/life/policy';
import type { LifeState } from '../../src/main/life/state';
import type { Script } from './script';

/** A death that was planted. */
export interface Death {
  readonly name: string;
  readonly root: DeathRoot;
  readonly seed: number;
  readonly policy: Policy;
  /** Lives the life to its end. @returns the records of the inputs that were planted as its cause; none where it was no input */
  readonly write: (script: Script) => readonly number[];
  /** Where it does not begin with its birth. */
  readonly begin?: () => LifeState;
  /** Slow ones are left out of every test run. */
  readonly long?: true;
}
