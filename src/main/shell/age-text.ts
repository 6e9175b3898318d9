import { t } from './language';
const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

/** An age in words, rounded to what matters: `3 h 12 min`. */
export function ageText(ageMs: number): string {
  const seconds = Math.floor(ageMs / 1000);
  const minutes = Math.floor((seconds % HOUR_S) / MINUTE_S);
  if (seconds < MINUTE_S) return t('desktop.age.seconds', { seconds });
  if (seconds < HOUR_S) return t('desktop.age.minutes', { minutes });
  if (seconds < DAY_S) return t('desktop.age.hours', { hours: Math.floor(seconds / HOUR_S), minutes });
  return t('desktop.age.days', {
    days: Math.floor(seconds / DAY_S),
    hours: Math.floor((seconds % DAY_S) / HOUR_S),
  });
}
