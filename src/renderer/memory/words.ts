import { language, t } from '../words/language.svelte';
import type { Episode } from '../../shared/memory';
import type { TraceEntry } from '../../shared/views';
import { integer, signed } from '../words/format';
import { memoryReason } from '../words/happening';
import type { WordsOf } from './selection';

/**
 * What an episode can be found by: its event and why it was kept, in lower case. Few combinations, many
 * episodes: each is put into words once in a language.
 */
export function findableWords(): WordsOf {
  const known = new Map<string, string>();
  return ({ type, keptBecause }) => {
    const key = `${language()} ${type} ${keptBecause}`;
    const words = known.get(key) ?? lowered(type, keptBecause);
    known.set(key, words);
    return words;
  };
}

const lowered = (type: Episode['type'], because: Episode['keptBecause']): string =>
  [
    t(`common.event.${type}`),
    type,
    t(`window.memory.because.${because}.name`),
    t(`window.memory.because.${because}.about`),
  ]
    .join(' ')
    .toLowerCase();

export type Tone = 'harm' | 'help' | 'neither';

/** A signed effect as it is written, and what it was; what is written as nothing was neither. */
export function effectOf(effect: number): { readonly text: string; readonly tone: Tone } {
  const text = signed(effect, 2);
  if (!/[1-9]/u.test(text)) return { text, tone: 'neither' };
  return { text, tone: effect < 0 ? 'harm' : 'help' };
}

/** Why a memory is not there, as far as the trace still tells. */
export function goneText(id: number, trace: readonly TraceEntry[]): string {
  for (const { happening } of trace) {
    if (happening.kind !== 'memory' || happening.change !== 'forgotten' || happening.memoryId !== id)
      continue;
    return t('window.memory.goneWhy', {
      id,
      tick: integer(happening.tick),
      reason: memoryReason(happening.reason),
    });
  }
  return t('window.memory.gone', { id });
}
