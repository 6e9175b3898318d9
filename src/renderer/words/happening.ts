import { say, t } from '../words/language.svelte';
import type { Appraisal, Happening } from '../../shared/views';
import { DYNAMICS, VITALS, type Dynamic, type Vital } from '../../shared/vocabulary';
import { signed, span } from './format';

const CAUSES = ['init-over', 'recovered', ...VITALS] as const;
const MEMORY_REASONS = ['flash', 'consolidated', 'faded', 'crowded-out'] as const;

/** The word of the catalogue where there is one; otherwise the term itself, rather than nothing. */
const known = (group: string, terms: readonly string[], term: string): string =>
  terms.includes(term) ? say({ key: `window.${group}.${term}`, params: {} }) : term;

/** Why a memory was kept or forgotten. */
export const memoryReason = (reason: string): string => known('memoryReason', MEMORY_REASONS, reason);

/** One happening as a person reads it, without its tick and time. */
export function wordsOf(happening: Happening): string {
  switch (happening.kind) {
    case 'born':
      return t(`window.trace.begins.${happening.origin}`);
    case 'event':
      return t(`common.event.${happening.type}`);
    case 'phase':
      return t('window.trace.phase', {
        from: t(`common.phase.${happening.from}`),
        to: t(`common.phase.${happening.to}`),
        cause: known('phaseCause', CAUSES, happening.cause),
      });
    case 'action':
      return happening.to === 'none'
        ? t('window.trace.actionEnded', { action: t(`common.action.${happening.from}`) })
        : t(`common.action.${happening.to}`);
    case 'late':
      return t('window.trace.late', {
        dt: span(happening.dtMs),
        nominal: span(happening.nominalMs),
      });
    case 'fault':
      return t('window.trace.fault', { message: happening.message });
    case 'hook-failure':
      return t('window.trace.hookFailure', { hook: happening.hook, message: happening.message });
    case 'sleep':
      return t('window.trace.sleep');
    case 'wake':
      if (happening.livesOn === true)
        return t('window.homecoming.begins', { kind: t(`common.gap.${happening.gap}`) });
      return t('window.trace.wake', {
        gap: span(happening.gapMs),
        kind: t(`common.gap.${happening.gap}`),
      });
    case 'policy':
      return t('window.trace.policy', { name: happening.name });
    case 'memory':
      return t(`window.trace.memory.${happening.change}`, {
        id: happening.memoryId,
        reason: memoryReason(happening.reason),
      });
    case 'death':
      return t('window.trace.death', { cause: t(`common.vital.${happening.cause}`) });
  }
}

const IMPACT_ORDER: readonly (Vital | Dynamic)[] = [...VITALS, ...DYNAMICS];

const nameOf = (quantity: Vital | Dynamic): string =>
  quantity === 'energy' || quantity === 'integrity' || quantity === 'stability'
    ? t(`common.vital.${quantity}`)
    : t(`common.dynamic.${quantity}`);

/** What an event did, quantity by quantity; what is too small to be written is left out. */
export function impactsOf(impact: Appraisal['impact']): readonly { name: string; change: string }[] {
  return IMPACT_ORDER.flatMap((quantity) => {
    const change = signed(impact[quantity] ?? 0, quantity === 'energy' ? 2 : 4);
    return /[1-9]/.test(change) ? [{ name: nameOf(quantity), change }] : [];
  });
}
