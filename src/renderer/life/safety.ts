import { say, t } from '../words/language.svelte';
import type { Safety } from '../../shared/past';
import { clockTime, integer, span } from '../words/format';

export interface SafetyWords {
  readonly is: 'proven' | 'unproven' | 'failed' | 'unsaved';
  readonly text: string;
  /** What stands behind it. */
  readonly about: string;
}

const MINUTE_MS = 60_000;

/** A reason that ends like a sentence, so that another one can follow. */
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** How safe a life is, in words. What is not on disk comes before what was proven about the disk. */
export function wordsOfSafety(
  { recoverability, unsavedSinceMs, unsavedReason }: Safety,
  nowMs: number,
): SafetyWords {
  if (unsavedSinceMs !== null) {
    const time = clockTime(unsavedSinceMs).slice(0, 5);
    const reason = unsavedReason ? sentence(say(unsavedReason)) : '';
    return {
      is: 'unsaved',
      text: t('window.safety.unsaved', { time, reason }),
      about: t('window.safety.unsavedAbout'),
    };
  }
  if (recoverability.is === 'unproven')
    return { is: 'unproven', text: t('window.safety.unproven'), about: t('window.safety.unprovenAbout') };
  const time = clockTime(recoverability.atMs);
  if (recoverability.is === 'failed')
    return {
      is: 'failed',
      text: t('window.safety.failed', { reason: say(recoverability.reason) }),
      about: t('window.safety.failedAbout', { time }),
    };
  const agoMs = nowMs - recoverability.atMs;
  return {
    is: 'proven',
    // Counted in minutes: a line that changes every second would not be a quiet one.
    text:
      agoMs < MINUTE_MS
        ? t('window.safety.provenNow')
        : t('window.safety.proven', { ago: span(Math.floor(agoMs / MINUTE_MS) * MINUTE_MS) }),
    about: t('window.safety.provenAbout', {
      time,
      tick: integer(recoverability.tick),
      took: span(recoverability.tookMs),
    }),
  };
}
