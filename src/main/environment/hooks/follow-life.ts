import { gravityOf, type Phase, type Severity } from '../../../shared/vocabulary';
import type { Anomaly, LifePicture, LifePush, LifeView } from '../../../shared/views';
import { anomalyOf, happeningOf, type HookHappening } from './happening';

/** What a house tells, as far as hooks are called on it. */
export interface HookedEvents {
  push: [LifePush];
  replaced: [{ readonly lifeId: string | null }];
  anomalies: [readonly Anomaly[]];
  phase: [LifeView];
  death: [LifeView];
}

export interface HookedLife {
  /** The life that lives here, whatever is looked at. */
  living(): LifePicture | null;
  on<Name extends keyof HookedEvents>(
    event: Name,
    listener: (...news: HookedEvents[Name]) => void,
  ): () => void;
}

/**
 * Makes of what a house tells the happenings that hooks are called on, each once: an anomaly when it opens and whenever
 * its severity rises. What a life lived in its absence calls nothing tick by tick, for nothing of it is told as it
 * happens; what is still open when it has come back calls once.
 * @returns how to stop
 */
export function followForHooks(
  life: HookedLife,
  nowMs: () => number,
  happened: (happening: HookHappening) => void,
): () => void {
  let lifeId: string | null = null;
  /** The phase as of the last push, and of the one before it: the news of a phase comes right after its push. */
  let phases: readonly [before: Phase | null, now: Phase | null] = [null, null];
  let told = new Map<number, Severity>();

  /** From here on it is about this life; what is known of it already calls nothing. */
  const turnTo = (id: string | null, known: LifePicture | null): void => {
    lifeId = id;
    phases = [null, known?.view.phase ?? null];
    told = new Map(known?.anomalies.map((anomaly) => [anomaly.id, anomaly.severity]));
  };
  const present = (): LifePicture | null => {
    const picture = life.living();
    const id = picture?.view.identity.lifeId ?? null;
    if (id !== lifeId) turnTo(id, picture);
    return picture;
  };

  const stops = [
    life.on('push', ({ view, trace }) => {
      if (view.identity.lifeId !== lifeId) present();
      phases = [phases[1], view.phase];
      for (const { atMs, happening } of trace) {
        if (happening.kind === 'born')
          happened(happeningOf('birth', view, atMs, { origin: happening.origin }));
      }
    }),
    life.on('replaced', () => void present()),
    life.on('anomalies', (anomalies) => {
      const before = lifeId;
      const picture = present();
      if (picture === null || before !== lifeId) return;
      for (const anomaly of anomalies) {
        const last = told.get(anomaly.id);
        told.set(anomaly.id, anomaly.severity);
        if (anomaly.toTick !== null) continue;
        if (last !== undefined && gravityOf(anomaly.severity) <= gravityOf(last)) continue;
        happened(happeningOf('anomaly', picture.view, nowMs(), { anomaly: anomalyOf(anomaly) }));
      }
      // The house tells of all that are open or lately were: nothing else will be told again.
      const known = new Set(anomalies.map(({ id }) => id));
      for (const id of told.keys()) if (!known.has(id)) told.delete(id);
    }),
    life.on('phase', (view) => {
      if (view.phase === 'degrade') happened(happeningOf('degrade', view, nowMs()));
      else if (view.phase === 'run' && phases[0] === 'degrade')
        happened(happeningOf('recover', view, nowMs()));
    }),
    life.on('death', (view) => {
      const cause = view.death?.cause;
      if (cause !== undefined) happened(happeningOf('death', view, nowMs(), { death: { cause } }));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
