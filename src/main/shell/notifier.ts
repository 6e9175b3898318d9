import type { Notice } from '../../shared/border';
import { say, t } from '../../shared/i18n';
import type { Settings } from '../../shared/settings';
import type { Anomaly, LifeView } from '../../shared/views';
import { SEVERITIES, type Severity } from '../../shared/vocabulary';
import { ageText } from './age-text';
import { goTo, type ShellCommand } from './command';

/** At most one notification in this time, a death aside: what comes in between is told as one. */
const QUIET_MS = 30_000;

export interface Note {
  readonly title: string;
  readonly body: string;
  /** What a click on it asks for. */
  readonly opens: ShellCommand;
  /** A grave note stays until it is seen, where the desktop knows how. */
  readonly grave: boolean;
}

export interface NotifierNeeds {
  show(note: Note): void;
  settings(): Settings['notifications'];
  nowMs(): number;
  after(delayMs: number, call: () => void): () => void;
}

interface Told {
  readonly anomaly: Anomaly;
  readonly lifeName: string;
}

/** Decides what is worth a notification, and when. */
export class Notifier {
  #quietUntilMs = -Infinity;
  #waiting: Told[] = [];
  #callOff: (() => void) | null = null;

  constructor(private readonly needs: NotifierNeeds) {}

  anomaly(anomaly: Anomaly, view: LifeView): void {
    const { enabled, minimumSeverity } = this.needs.settings();
    if (!enabled || rank(anomaly.severity) < rank(minimumSeverity)) return;
    this.#waiting.push({ anomaly, lifeName: view.identity.name });
    const waitMs = this.#quietUntilMs - this.needs.nowMs();
    if (waitMs <= 0) this.#tell();
    else this.#callOff ??= this.needs.after(waitMs, () => this.#tell());
  }

  /** A death is always told, at once; what was waiting is of the past then. */
  death(view: LifeView): void {
    this.close();
    this.needs.show({
      title: t('desktop.notification.death', { name: view.identity.name }),
      body: view.death
        ? t('desktop.notification.deathBody', {
            tick: view.death.tick,
            age: ageText(view.ageMs),
            cause: t(`common.vital.${view.death.cause}`),
          })
        : '',
      opens: goTo('now'),
      grave: true,
    });
  }

  /** Forgets what was still to be told. */
  close(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#waiting = [];
  }

  #tell(): void {
    const told = this.#waiting;
    this.close();
    const latest = told.at(-1);
    // Switched off while it was waiting.
    if (!latest || !this.needs.settings().enabled) return;
    this.#quietUntilMs = this.needs.nowMs() + QUIET_MS;
    this.needs.show(told.length === 1 ? noteOf(latest) : summaryOf(told, latest));
  }
}

/** A line for the window, told by the desktop where no window shows it. */
export const noteOfNotice = (notice: Notice): Note => ({
  title: t('common.appName'),
  body: say(notice.message),
  opens: { do: 'open-window' },
  grave: false,
});

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

function noteOf({ anomaly, lifeName }: Told): Note {
  return {
    title: t('desktop.notification.anomaly', {
      severity: t(`common.severity.${anomaly.severity}`),
      subject: subjectText(anomaly.subject),
    }),
    body: t('desktop.notification.anomalyBody', { name: lifeName, what: say(anomaly.message) }),
    opens: goTo('anomalies', anomaly.id),
    grave: anomaly.severity === 'grave',
  };
}

function summaryOf(told: readonly Told[], latest: Told): Note {
  return {
    title: t('desktop.notification.summary', { count: told.length }),
    body: t('desktop.notification.summaryBody', { name: latest.lifeName, what: say(latest.anomaly.message) }),
    opens: goTo('anomalies', latest.anomaly.id),
    grave: told.some(({ anomaly }) => anomaly.severity === 'grave'),
  };
}

/** The monitor may come to observe what has no term of its own yet: then its name must do. */
function subjectText(subject: string): string {
  const key = `common.subject.${subject}`;
  const text = say({ key, params: {} });
  return text === key ? subject : text;
}
