import type { Clock } from './clock';
import type { LifeKeeper } from './life-keeper';
import { LifeLoop } from './life-loop';

/**
 * Lets time flow for a life until it dies or the loop is stopped.
 * @param onFailure told of a beat or a gap that could not be folded; time flows on
 */
export function letTimeFlow(keeper: LifeKeeper, clock: Clock, onFailure: (error: unknown) => void): LifeLoop {
  const { tickIntervalMs, lag } = keeper.policy;
  const isolated = (work: () => void) => {
    try {
      work();
    } catch (error) {
      onFailure(error);
    }
  };
  const loop = new LifeLoop(
    clock,
    { tickIntervalMs, ...lag },
    {
      onBeat: (beat) => isolated(() => keeper.beat(beat)),
      onGap: (gapMs, gap) => isolated(() => keeper.wake(gapMs, gap)),
    },
  );
  keeper.on('death', () => loop.stop());
  loop.start();
  return loop;
}
