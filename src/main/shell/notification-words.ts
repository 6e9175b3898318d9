import type { Notice } from '../../shared/border';
import { say, t } from '../../shared/i18n';
import type { Anomaly } from '../../shared/views';
import { ageText } from './age-text';
import { goTo, type ShellCommand } from './command';
import { rank, type Death, type Waiting } from './notification-box';

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

export interface Telling {
  readonly nowMs: number;
  /** How many more there were than are kept. */
  readonly more: number;
  /** The life that is here: only its anomalies can be opened. */
  readonly lifeId: string | null;
  /** Its anomalies as they are now: there may be more to say than when they were heard of. */
  readonly anomalies: readonly Anomaly[];
}

/** One note about all of it: by name if it is one, as a summary if they are more. */
export function noteOf(items: readonly Waiting[], telling: Telling): Note {
  const gravest = items.reduce((most, each) => (weight(each) >= weight(most) ? each : most));
  const { message, subject } = newest(gravest, telling);
  const what = say(message);
  const { name } = gravest.life;
  const count = items.length + telling.more;
  const late = telling.nowMs - Math.min(...items.map(({ sinceMs }) => sinceMs)) >= LATE_MS;
  const ago = ageText(telling.nowMs - gravest.sinceMs);
  const severity = t(`common.severity.${gravest.severity}`);
  const isHere = gravest.life.id === telling.lifeId;
  const common = {
    opens: goTo('anomalies', isHere ? gravest.id : null),
    grave: gravest.severity === 'grave',
  };
  const body = (words: string): string =>
    late
      ? t('desktop.notification.anomalyLate', { name, ago, what: words })
      : t('desktop.notification.anomalyBody', { name, what: words });
  if (count === 1) {
    return {
      ...common,
      title: t('desktop.notification.anomaly', { severity, subject: subjectText(subject) }),
      body: sentences(body(what), gravest.over && t('desktop.notification.anomalyOver')),
    };
  }
  const summary = t('desktop.notification.summary', { count, subject: subjectText(subject) });
  const over = items.filter((each) => each.over).length;
  return {
    ...common,
    title: items.some(({ away }) => away)
      ? t('desktop.notification.away', { summary })
      : late
        ? t('desktop.notification.held', { summary })
        : summary,
    body: sentences(
      body(t('desktop.notification.summaryWhat', { severity, what })),
      over > 0 && t('desktop.notification.summaryOver', { count: over }),
    ),
  };
}

export function noteOfDeath({ life, tick, ageMs, cause, atMs, untold }: Death, nowMs: number): Note {
  const sinceMs = nowMs - atMs;
  return {
    title: t('desktop.notification.death', { name: life.name }),
    body: sentences(
      cause !== null &&
        t('desktop.notification.deathBody', { tick, age: ageText(ageMs), cause: t(`common.vital.${cause}`) }),
      sinceMs >= LATE_MS && t('desktop.notification.deathLate', { ago: ageText(sinceMs) }),
      untold > 0 && t('desktop.notification.deathUntold', { count: untold }),
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

/** The severity decides, and among equals what still goes on. */
const weight = ({ severity, over }: Waiting): number => 2 * rank(severity) + (over ? 0 : 1);

function newest(item: Waiting, { lifeId, anomalies }: Telling): Pick<Waiting, 'message' | 'subject'> {
  const now = item.life.id === lifeId ? anomalies.find(({ id }) => id === item.id) : undefined;
  return now && now.severity === item.severity ? now : item;
}

const sentences = (...said: readonly (string | false)[]): string => said.filter(Boolean).join(' ');

/** The monitor may come to observe what has no term of its own yet: then its name must do. */
function subjectText(subject: string): string {
  const key = `common.subject.${subject}`;
  const text = say({ key, params: {} });
  return text === key ? subject : text;
}
