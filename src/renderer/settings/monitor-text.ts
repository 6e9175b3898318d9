import { t } from '../words/language.svelte';
import type { MonitorSettings } from '../../shared/monitor';
import { ANOMALY_KINDS } from '../../shared/vocabulary';

/** What the monitor looks for, where that is not all of it with normal sensitivity. */
export function monitorText({ sensitivity }: MonitorSettings): string {
  const off = ANOMALY_KINDS.filter((kind) => sensitivity[kind] === 'off');
  const changed = ANOMALY_KINDS.filter((kind) => sensitivity[kind] === 'low' || sensitivity[kind] === 'high');
  const said: string[] = [];
  if (off.length > 0) {
    const kinds = off.map((kind) => t(`common.anomalyKind.${kind}`)).join(', ');
    said.push(t('window.settings.monitorOff', { kinds }));
  }
  if (changed.length > 0) said.push(t('window.settings.monitorChanged', { count: changed.length }));
  return said.length > 0 ? said.join(' ') : t('window.settings.monitorUsual');
}
