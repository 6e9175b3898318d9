import type { GapKind } from '../../shared/vocabulary';
import type { Clock } from './clock';
import type { LifeKeeper } from './life-keeper';
import { LifeLoop } from './life-loop';

/**
 * The loop by which time flows for a life until it dies or the loop is stopped; to be started.
 * @param onGap told of time that passed and was not lived
 * @param onFailure told of a beat or a gap that could not be folded; time flows on
 */
export function letTimeFlow(
  keeper: LifeKeeper,
  clock: Clock,
  onGap: (gapMs: number, gap: GapKind) => void,
  onFailure: (error: unknown) => void,
): LifeLoop {
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
      onGap: (gapMs, gap) => isolated(() => onGap(gapMs, gap)),
    },
  );
  keeper.on('death', () => loop.stop());
  return loop;
}
