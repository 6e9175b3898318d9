import type { LifeEvents, TellingLife } from './life-news';
import { isolated, type Log } from './log';
import type { Notifier } from './notifier';

/**
 * Keeps the notifier up to date on who lives here and what becomes of it.
 * @returns how to tell it who is here now
 */
export function followInNotifier(
  life: TellingLife,
  notifier: Pick<Notifier, 'watch' | 'lived' | 'anomalies' | 'death'>,
  log: Log,
): () => void {
  const on = <Name extends keyof LifeEvents>(name: Name, act: (...of: LifeEvents[Name]) => void): void => {
    life.on(name, (...of) => isolated(log, `Notifying of "${name}"`, () => act(...of)));
  };
  on('replaced', () => notifier.watch(life.living()));
  on('push', ({ view }) => notifier.lived(view));
  on('anomalies', (anomalies) => {
    const view = life.living()?.view;
    if (view !== undefined) notifier.anomalies(anomalies, view);
  });
  on('death', (view) => notifier.death(view));
  return () => isolated(log, 'The notifier', () => notifier.watch(life.living()));
}
