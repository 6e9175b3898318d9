import type { Homecoming, Standing } from '../../shared/homecoming';
import { VITALS } from '../../shared/vocabulary';
import { integer, stretch } from '../words/format';
import { t } from '../words/language.svelte';
import { vitalText } from '../words/vital-scale';

/** Less than this share of an absence was not lived: a tick that had begun, or the moment of waking. */
const WHOLE_FROM = 0.99;

/** How long it was, in which kind of gap, and what the life did. */
export function sentenceOf(homecoming: Homecoming, name: string): string {
  const head = t(`window.homecoming.head.${homecoming.away}`, { away: stretch(homecoming.awayMs) });
  return t('window.homecoming.sentence', { head, what: whatOf(homecoming, name) });
}

function whatOf({ away, awayMs, livedMs, ...rest }: Homecoming, name: string): string {
  const lived = stretch(livedMs);
  if (rest.death !== null) {
    const vital = t(`common.vital.${rest.death.cause}`).toLowerCase();
    return t('window.homecoming.died', { name, lived, vital });
  }
  if (rest.toLiveMs > 0) {
    const percent = integer(Math.floor((100 * livedMs) / (livedMs + rest.toLiveMs)));
    return t('window.homecoming.underWay', { name, percent });
  }
  if (rest.reachedCapMs !== null) {
    return t('window.homecoming.capped', { name, lived, slept: stretch(awayMs - livedMs) });
  }
  if (livedMs === 0) {
    const slept = away === 'asleep' || away === 'suspended';
    return t(slept ? 'window.homecoming.slept' : 'window.homecoming.notLived', { name });
  }
  if (livedMs < awayMs * WHOLE_FROM) return t('window.homecoming.partly', { name, lived });
  return t('window.homecoming.lived', { name });
}

/** What of the life is not as it was, one fact each; what a person could not tell apart is left out. */
export function changesOf({ before, after }: Homecoming): readonly string[] {
  const vitals = VITALS.flatMap((vital) => {
    const [was, is] = [vitalText(vital, before.vitals[vital]), vitalText(vital, after.vitals[vital])];
    if (was === is || !isWorthTelling(before, after, vital)) return [];
    return [t('window.homecoming.vital', { vital: t(`common.vital.${vital}`), before: was, after: is })];
  });
  if (before.phase === after.phase) return vitals;
  const phases = {
    before: t(`common.phase.${before.phase}`),
    after: t(`common.phase.${after.phase}`),
  };
  return [...vitals, t('window.homecoming.phase', phases)];
}

/** A hundredth of the whole. */
const isWorthTelling = (before: Standing, after: Standing, vital: (typeof VITALS)[number]): boolean =>
  Math.abs(after.vitals[vital] - before.vitals[vital]) >= (vital === 'energy' ? 1 : 0.01);
