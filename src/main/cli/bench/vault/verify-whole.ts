import { Refusal } from '../../../../shared/refusal';
import { inlineBench } from '../../../runtime/work/inline-bench';
import type { LifeFolder } from '../../../vault/home';

/** Verifies a life as `life verify` does. @returns the ticks lived again; `null` when it was stopped */
export async function verifyWhole(folder: LifeFolder, stop: AbortSignal, onTick: (tick: number) => void) {
  try {
    const report = await inlineBench.do({ kind: 'verify', folder }, ({ done }) => onTick(done), stop);
    // A figure of a life that is not whole would say something else than it seems to.
    if (report.is !== 'whole') throw new Error(`verification ended: ${JSON.stringify(report)}`);
    return report.replayedTicks;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'cancelled') return null;
    throw error;
  }
}
