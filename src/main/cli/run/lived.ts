import type { LifeView } from '../../../shared/views';
import type { LifeState } from '../../life/state';
import type { Receiver } from './plan';

/** A life in the hands of the command line, kept on disk or not. */
export interface Lived extends Receiver {
  readonly view: LifeView;
  state(): LifeState;
  /** Lives up to this many nominal ticks at once; fewer when it dies. */
  advance(ticks: number): void;
  /** Lets time flow by the clock. @param onBeat called after each tick */
  flow(onBeat: () => void): void;
  /** Ends the run: a life by the clock, or one at home, is put to sleep. Resolves when what it set off is over too. */
  end(): Promise<void> | void;
}
