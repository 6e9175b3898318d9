import {
  boxSchema,
  EMPTY_BOX,
  reopened,
  type Box,
  type Waiting,
} from '../../src/main/shell/notification-box';
import type { Note } from '../../src/main/shell/notification-words';
import { Notifier, type Shown } from '../../src/main/shell/notifier';
import { DEFAULT_SETTINGS, type Settings } from '../../src/shared/settings';
import type { Anomaly } from '../../src/shared/views';
import { FakeTime } from '../environment/fake-time';
import { anomalyOf, deadView, viewOf } from '../environment/views';

/** A note that was shown, what it was about, and when. */
export interface Told {
  readonly note: Note;
  readonly items: readonly Waiting[];
  readonly atMs: number;
}

/** A desktop, a disk and a life, played for the notifier. */
export class NotificationDesk {
  readonly time = new FakeTime();
  readonly settings: Settings['notifications'];
  readonly told: Told[] = [];
  /** What the desktop says to the next notes; `later`: it shows them, and the app does not live to hear so. */
  says: Shown | 'later' = 'shown';
  mayDisturb = true;
  /** How often the system was asked. */
  asked = 0;
  tried = 0;
  box: Box = EMPTY_BOX;
  anomalies: Anomaly[] = [];
  notifier: Notifier;
  #life: object = {};

  constructor(settings: Partial<Settings['notifications']> = {}) {
    this.settings = { ...DEFAULT_SETTINGS.notifications, ...settings };
    this.notifier = this.#start();
  }

  get notes(): readonly Note[] {
    return this.told.map(({ note }) => note);
  }

  /** A life that has settled in: nothing of its beginning is in the way. */
  static async settled(settings: Partial<Settings['notifications']> = {}): Promise<NotificationDesk> {
    const desk = new NotificationDesk(settings);
    desk.notifier.watch({ view: viewOf(), anomalies: [] });
    await desk.pass(120_000);
    return desk;
  }

  /** Moves time on in steps, so that what was promised is kept in between. */
  async pass(ms: number, stepMs = 1_000): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      this.time.pass(Math.min(stepMs, left));
      await this.settle();
    }
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }

  open(change: Partial<Anomaly> = {}): Anomaly {
    const anomaly = anomalyOf({ id: this.anomalies.length + 1, ...change });
    this.anomalies.push(anomaly);
    // As the life keeper does: the list first, then the new one.
    this.notifier.anomalies(this.anomalies, viewOf());
    this.notifier.anomaly(anomaly, viewOf());
    return anomaly;
  }

  change(id: number, change: Partial<Anomaly>): void {
    this.anomalies = this.anomalies.map((each) => (each.id === id ? { ...each, ...change } : each));
    this.notifier.anomalies(this.anomalies, viewOf());
  }

  resolve(id: number): void {
    this.change(id, { toTick: 6000 });
  }

  die(): void {
    this.notifier.death(deadView());
  }

  /** The app ends as by kill -9, and is started again on what the disk has. */
  restart(): void {
    this.#stop();
    this.box = reopened(boxSchema.parse(JSON.parse(JSON.stringify(this.box))));
    this.notifier = this.#start();
  }

  #stop(): void {
    this.#life = {};
  }

  #start(): Notifier {
    const life = (this.#life = {});
    const isRunning = (): boolean => this.#life === life;
    const { nowMs } = this.time;
    const desk = {
      get box(): Box {
        return box();
      },
      keep: (next: Box): void => {
        if (isRunning()) this.box = next;
      },
    };
    const box = (): Box => this.box;
    return new Notifier({
      outbox: desk,
      settings: () => this.settings,
      nowMs,
      after: (delayMs, call) => this.time.after(delayMs, () => isRunning() && call()),
      disturbance: {
        mayDisturb: () => {
          this.asked += 1;
          return Promise.resolve(this.mayDisturb);
        },
      },
      show: (note) => {
        this.tried += 1;
        const { says } = this;
        if (says === 'shown' || says === 'later') {
          const items = note.title.endsWith('has ended') ? [] : this.box.waiting.filter(({ sent }) => sent);
          this.told.push({ note, items, atMs: nowMs() });
        }
        return says === 'later' ? new Promise(() => {}) : Promise.resolve(says);
      },
    });
  }
}

/** The local time of day, `HH:MM`. */
export function timeAt(atMs: number): string {
  const date = new Date(atMs);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
