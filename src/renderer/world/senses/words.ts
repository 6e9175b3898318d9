import type { SenseRecord, SenseRule } from '../../../shared/senses';
import { dateTime, fixed } from '../../words/format';
import { say, t } from '../../words/language.svelte';

/** `novelty, 0.3`: what a signal is to the life. */
export function ruleText(rule: SenseRule | null): string {
  if (rule === null) return t('window.senses.noRule');
  return t('window.senses.rule', {
    type: t(`common.event.${rule.type}`).toLowerCase(),
    intensity: intensityText(rule.intensity),
  });
}

/** As many digits as it has, up to two: `0.3`, `0.15`. */
const intensityText = (intensity: number): string => {
  const tenths = Math.round(intensity * 10) / 10;
  return fixed(intensity, tenths === intensity ? 1 : 2);
};

/** `Last at 14:02:07: Unlocked, sent` */
export function lastText({ last, isBlind }: SenseRecord, nowMs: number): string {
  if (last === null) return isBlind ? t('window.senses.blind') : t('window.senses.none');
  const { signal, atMs, fate } = last;
  const words = { signal: t(`window.senses.signal.${signal}`), at: dateTime(atMs, nowMs) };
  const why = fate.is === 'dropped' ? say(fate.why) : '';
  return `${t('window.senses.last', words)}, ${t(`window.senses.fate.${fate.is}`, { why })}`;
}

/** `3 stimuli since the start, 1 not taken`; null where there were none. */
export function countText({ sent, dropped }: SenseRecord): string | null {
  if (sent + dropped === 0) return null;
  return [
    t('window.senses.count', { count: sent }),
    ...(dropped > 0 ? [t('window.senses.dropped', { count: dropped })] : []),
  ].join(', ');
}
