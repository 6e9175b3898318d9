import type { Notice } from '../../shared/border';
import type { ProcessFinding } from '../../shared/processes';
import type { Anomaly, Message } from '../../shared/views';
import { gravityOf, type Severity } from '../../shared/vocabulary';
import type { Death, Waiting } from '../monitor/manners/box';
import { ageText } from './age-text';
import { goTo, type ShellCommand } from './command';
import { say, t } from './language';

/** From this age on a note says how long ago it was. */
const LATE_MS = 2 * 60_000;

export interface Note {
  readonly title: string;
  readonly body: string;
  /** What a click on it asks for. */
  readonly opens: ShellCommand;
  /** A grave note stays until it is seen, where the desktop knows how. */
  readonly grave: boolean;
}

/** Something to be told, as it waited and as it is now, of the life or of an adopted process. */
export interface Untold extends Pick<Waiting, 'sinceMs' | 'over'> {
  readonly severity: Severity;
  /** Name of the life, or of the process. */
  readonly name: string;
  /** What it is about, in the language of the desktop. */
  readonly subject: string;
  readonly message: Message;
  readonly opens: ShellCommand;
}

type Wait = Pick<Waiting, 'sinceMs' | 'over'>;

export const untoldOfLife = (name: string, anomaly: Anomaly, { sinceMs, over }: Wait): Untold => ({
  sinceMs,
  over,
  severity: anomaly.severity,
  name,
  subject: t(`common.subject.${anomaly.subject}`),
  message: anomaly.message,
  opens: goTo('anomalies', anomaly.id),
});

export const untoldOfProcess = (name: string, finding: ProcessFinding, { sinceMs, over }: Wait): Untold => ({
  sinceMs,
  over,
  severity: finding.severity,
  name,
  subject: t(`common.processFinding.${finding.kind}`),
  message: finding.message,
  opens: goTo('world'),
});

/** When it is told, and by whom. */
export interface Occasion {
  readonly nowMs: number;
  /** When this app was started, Unix ms: what was heard of before is told as of a time away. */
  readonly appStartedMs: number;
}

/**
 * One note about all of it: by name if it is one, as a summary if they are more. What still goes on leads and is
 * counted; what is over by now is only said to be. A grave one that came and went is told as one of the past.
 * @param items one at least
 */
export function noteOf(items: readonly Untold[], { nowMs, appStartedMs }: Occasion): Note {
  const ongoing = items.filter(({ over }) => !over);
  const lead = gravest(ongoing.length > 0 ? ongoing : items);
  const leadAgeMs = nowMs - lead.sinceMs;
  const { severity, subject, message, name } = lead;
  const words = { severity: t(`common.severity.${severity}`), subject };
  const isSummary = items.length > 1;
  const sentence = say(message);
  const what = isSummary
    ? t('desktop.notification.summaryWhat', { severity: words.severity, what: sentence })
    : sentence;
  const overBesides = ongoing.length > 0 ? items.length - ongoing.length : 0;
  return {
    title: isSummary
      ? sinceWhen(summaryOf(ongoing.length, items.length, words.subject), items, { nowMs, appStartedMs })
      : t(lead.over ? 'desktop.notification.anomalyOver' : 'desktop.notification.anomaly', words),
    body: sentences(
      leadAgeMs >= LATE_MS
        ? t('desktop.notification.anomalyLate', { name, ago: ageText(leadAgeMs), what })
        : t('desktop.notification.anomalyBody', { name, what }),
      overBesides > 0 && t('desktop.notification.overBesides', { count: overBesides }),
    ),
    opens: lead.opens,
    grave: severity === 'grave',
  };
}

export function noteOfDeath({ life, tick, ageMs, cause, atMs }: Death, nowMs: number): Note {
  const sinceMs = nowMs - atMs;
  return {
    title: t('desktop.notification.death', { name: life.name }),
    body: sentences(
      cause !== null &&
        t('desktop.notification.deathBody', { tick, age: ageText(ageMs), cause: t(`common.vital.${cause}`) }),
      sinceMs >= LATE_MS && t('desktop.notification.deathLate', { ago: ageText(sinceMs) }),
    ),
    opens: goTo('now'),
    grave: true,
  };
}

/** A line for the window, told by the desktop where no window shows it. */
export const noteOfNotice = (notice: Notice): Note => ({
  title: t('common.appName'),
  body: say(notice.message),
  opens: { do: 'open-window' },
  grave: false,
});

/** Among equals the newest. */
const gravest = (items: readonly Untold[]): Untold =>
  items.reduce((most, each) => (gravityOf(each.severity) >= gravityOf(most.severity) ? each : most));

function summaryOf(ongoing: number, all: number, subject: string): string {
  if (ongoing === 0) return t('desktop.notification.summaryOver', { count: all, subject });
  return t('desktop.notification.summary', { count: ongoing, subject });
}

function sinceWhen(summary: string, items: readonly Untold[], { nowMs, appStartedMs }: Occasion): string {
  const oldestMs = Math.min(...items.map(({ sinceMs }) => sinceMs));
  if (oldestMs < appStartedMs) return t('desktop.notification.away', { summary });
  return nowMs - oldestMs >= LATE_MS ? t('desktop.notification.held', { summary }) : summary;
}

const sentences = (...said: readonly (string | false)[]): string => said.filter(Boolean).join(' ');
