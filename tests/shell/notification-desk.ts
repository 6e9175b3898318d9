import { boxSchema, EMPTY_BOX, type Box, type Waiting } from '../../src/main/monitor/manners/box';
import { localMinuteOfDay } from '../../src/main/runtime/clock';
import type { Note } from '../../src/main/shell/notification-words';
import { Notifier } from '../../src/main/shell/notifier';
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
  /** What the desktop says to the next notes; `later`: it shows them, and has not said so yet. */
  says: 'shown' | 'failed' | 'later' = 'shown';
  mayDisturb = true;
  /** How often the system was asked. */
  asked = 0;
  tried = 0;
  box: Box = EMPTY_BOX;
  anomalies: Anomaly[] = [];
  /** The life that is here. */
  view = viewOf();
  notifier: Notifier;
  #life: object = {};
  /** The box before it was kept last. */
  #before: Box = EMPTY_BOX;
  #say: (isShown: boolean) => void = () => {};

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
    this.notifier.anomalies(this.anomalies, this.view);
    return anomaly;
  }

  change(id: number, change: Partial<Anomaly>): void {
    this.anomalies = this.anomalies.map((each) => (each.id === id ? { ...each, ...change } : each));
    this.notifier.anomalies(this.anomalies, this.view);
  }

  resolve(id: number): void {
    this.change(id, { toTick: 6000 });
  }

  /** As the life keeper tells it: what was open has ended by the time. */
  die(): void {
    this.anomalies = this.anomalies.map((each) => ({ ...each, toTick: each.toTick ?? 6000 }));
    this.notifier.anomalies(this.anomalies, deadView());
    this.notifier.death(deadView());
  }

  /** The desktop says at last whether it shows the note. */
  async answer(isShown: boolean): Promise<void> {
    this.#say(isShown);
    await this.settle();
  }

  /** The app ends as by kill -9, and is started again on what the disk has. */
  restart(): void {
    this.#life = {};
    this.box = boxSchema.parse(JSON.parse(JSON.stringify(this.box)));
    this.notifier = this.#start();
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
        if (!isRunning()) return;
        if (next !== this.box) this.#before = this.box;
        this.box = next;
      },
    };
    const box = (): Box => this.box;
    return new Notifier({
      outbox: desk,
      settings: () => this.settings,
      nowMs,
      minuteOfDay: localMinuteOfDay,
      after: (delayMs, call) => this.time.after(delayMs, () => isRunning() && call()),
      disturbance: {
        mayDisturb: () => {
          this.asked += 1;
          return Promise.resolve(this.mayDisturb);
        },
      },
      show: (note) => {
        this.tried += 1;
        if (this.says !== 'failed') {
          const taken = this.#before.waiting.filter((each) => !this.box.waiting.includes(each));
          const items = note.title.endsWith('has ended') ? [] : taken;
          this.told.push({ note, items, atMs: nowMs() });
        }
        if (this.says !== 'later') return Promise.resolve(this.says === 'shown');
        return new Promise((resolve) => (this.#say = resolve));
      },
    });
  }
}

/** The local time of day, `HH:MM`. */
export function timeAt(atMs: number): string {
  const date = new Date(atMs);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
