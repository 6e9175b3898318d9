import type { LifeEvents, TellingLife } from './life-news';
import { isolated, type Log } from './log';
import type { Notifier } from './notifier';

/**
 * Keeps the notifier up to date on who lives here and what became of the anomalies it was told of.
 * @returns how to tell it who is here now
 */
export function followAnomalies(
  life: TellingLife,
  notifier: Pick<Notifier, 'watch' | 'anomalies'>,
  log: Log,
): () => void {
  const on = <Name extends keyof LifeEvents>(name: Name, act: (...of: LifeEvents[Name]) => void): void => {
    life.on(name, (...of) => isolated(log, `Notifying of "${name}"`, () => act(...of)));
  };
  on('replaced', () => notifier.watch(life.living()));
  on('anomalies', (anomalies) => {
    const picture = life.living();
    if (picture !== null) notifier.anomalies(anomalies, picture.view);
  });
  return () => isolated(log, 'The notifier', () => notifier.watch(life.living()));
}
