import type { HookPicture } from '../../../shared/hooks';
import { dateTime, span } from '../../words/format';
import { say, t } from '../../words/language.svelte';

/** On what it is called. */
export const eventText = ({ event, minimumSeverity }: HookPicture): string =>
  event === 'anomaly'
    ? t('window.hooks.anomalyFrom', { severity: t(`common.severity.${minimumSeverity}`) })
    : t(`window.hooks.events.${event}`);

/** What is called, in one line. */
export const actionText = ({ action }: HookPicture): string =>
  action.does === 'post' ? action.url : [action.program, ...action.args.map(shown)].join(' ');

/** An argument is shown in quotes where it would not be seen to be one. */
const shown = (arg: string): string => (/^[\p{L}\p{N}\-+=_./:,@%]+$/u.test(arg) ? arg : JSON.stringify(arg));

/** How the last call ended. */
export function lastText({ last, isRunning }: HookPicture, nowMs: number): string {
  if (isRunning) return t('window.hooks.running');
  if (last === null) return t('window.hooks.uncalled');
  const { atMs, isTest, outcome } = last;
  const words = { at: dateTime(atMs, nowMs), said: say(outcome.said), took: span(outcome.tookMs) };
  return isTest ? t('window.hooks.lastTest', words) : t('window.hooks.last', words);
}

/** What holds for every call, and how many there were since the start. */
export function factsText({ timeLimitS, allowedHost, called, failed, dropped }: HookPicture): string {
  const counts = [
    ...(called > 0 ? [t('window.hooks.called', { count: called })] : []),
    ...(failed > 0 ? [t('window.hooks.failed', { count: failed })] : []),
    ...(dropped > 0 ? [t('window.hooks.dropped', { count: dropped })] : []),
  ].join(', ');
  return [
    t('window.hooks.limit', { seconds: timeLimitS }),
    ...(allowedHost === null ? [] : [t('window.hooks.host', { host: allowedHost })]),
    ...(counts === '' ? [] : [t('window.hooks.sinceStart', { counts })]),
  ].join(' · ');
}
