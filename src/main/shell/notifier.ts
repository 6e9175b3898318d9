import type { ProcessPicture } from '../../shared/processes';
import type { Anomaly, LifePicture, LifeView } from '../../shared/views';
import * as boxes from '../monitor/manners/box';
import type { Manners, Waiting } from '../monitor/manners/box';
import { decide } from '../monitor/manners/decide';
import type { MinuteOfDay } from '../monitor/manners/quiet-hours';
import { UnbrokenLife } from '../monitor/manners/unbroken-life';
import type { Disturbance } from './do-not-disturb';
import {
  noteOf,
  noteOfDeath,
  untoldOfLife,
  untoldOfProcess,
  type Note,
  type Untold,
} from './notification-words';
import type { Outbox } from './outbox';

export interface NotifierNeeds {
  /** Whether the desktop shows the note. Never rejects. */
  show(note: Note): Promise<boolean>;
  readonly outbox: Outbox;
  readonly disturbance: Disturbance;
  readonly settings: () => Manners;
  readonly nowMs: () => number;
  readonly minuteOfDay: MinuteOfDay;
  /** Calls once, later; returns how to call it off. */
  after(delayMs: number, call: () => void): () => void;
}

/** A desktop that could not show a note is tried again after this time, and then ever more rarely. */
const RETRY_FIRST_MS = 5_000;
const RETRY_MAX_MS = 5 * 60_000;

/**
 * Tells of anomalies and deaths, and of adopted processes in trouble, with manners: what is worth telling waits in the outbox until the moment is
 * right. It is taken out before it is shown and put back where that fails, so that a crash in between tells nothing
 * twice. A death waits for nothing, and leaves the outbox only when it was shown: it must not be lost.
 */
export class Notifier {
  /** The anomalies of the life that is here, as they are now. */
  #anomalies: readonly Anomaly[] = [];
  /** All that are adopted, as they are now. */
  #processes: readonly ProcessPicture[] = [];
  readonly #unbroken = new UnbrokenLife();
  readonly #appStartedMs: number;
  #callOff: (() => void) | null = null;
  /** The system is being asked, or a note is on its way. */
  #isBusy = false;
  /** Lives whose death is on its way. */
  readonly #dying = new Set<string>();
  #retryAtMs = 0;
  #retryMs = RETRY_FIRST_MS;

  constructor(private readonly needs: NotifierNeeds) {
    this.#appStartedMs = needs.nowMs();
  }

  /** This life is here now, or none: it was born, came here, or was here when the app began. */
  watch(picture: Pick<LifePicture, 'view' | 'anomalies'> | null): void {
    const { outbox, settings, nowMs } = this.needs;
    const view = picture?.view ?? null;
    this.#anomalies = picture?.anomalies ?? [];
    if (view !== null) this.lived(view);
    outbox.keep(boxes.watched(outbox.box, view, this.#anomalies, settings(), nowMs()));
    this.#look();
  }

  /** It has lived on: called often, and costs nothing but after a waking. */
  lived(view: LifeView): void {
    this.#unbroken.meet(view, this.needs.nowMs());
  }

  /** The anomalies of a life, as they are now. */
  anomalies(anomalies: readonly Anomaly[], view: LifeView): void {
    const { outbox } = this.needs;
    // Of a life that is on its way here or away from here nothing is told.
    if (view.identity.lifeId !== outbox.box.life?.id) return;
    this.lived(view);
    this.#anomalies = anomalies;
    this.#note();
    this.#look();
  }

  /** The adopted processes, as they are now. */
  processes(processes: readonly ProcessPicture[]): void {
    this.#processes = processes;
    this.#noteProcesses();
    this.#look();
  }

  /** A death is told at once, whatever is set, and again until it is shown. */
  death(view: LifeView): void {
    const { outbox, nowMs } = this.needs;
    outbox.keep(boxes.died(outbox.box, view, nowMs()));
    this.#tellOfDeath(view.identity.lifeId);
  }

  #note(): void {
    const { outbox, settings, nowMs } = this.needs;
    outbox.keep(boxes.noted(outbox.box, this.#anomalies, settings(), nowMs()));
  }

  #noteProcesses(): void {
    const { outbox, settings, nowMs } = this.needs;
    outbox.keep(boxes.adopted(outbox.box, this.#processes, settings(), nowMs()));
  }

  /** Does what can be done now, and sees to it that the rest is looked at again. */
  #look(mayDisturb: boolean | null = null): void {
    const { outbox, settings, nowMs, minuteOfDay } = this.needs;
    this.#callOff?.();
    this.#callOff = null;
    const manners = settings();
    outbox.keep(boxes.weeded(outbox.box, manners));
    const { waiting, deaths } = outbox.box;
    const pauseMs = this.#retryAtMs - nowMs();
    if (pauseMs > 0) {
      if (waiting.length + deaths.length > 0) this.#lookAgain(pauseMs);
      return;
    }
    for (const { life } of deaths) this.#tellOfDeath(life.id);
    if (this.#isBusy) return;
    const decision = decide(outbox.box, {
      nowMs: nowMs(),
      minuteOfDay: minuteOfDay(nowMs()),
      manners,
      startedMs: this.#unbroken.startedMs,
      mayDisturb,
    });
    switch (decision.do) {
      case 'show':
        return this.#tell(decision.items);
      case 'ask':
        return this.#ask();
      case 'wait':
        return this.#lookAgain(decision.forMs);
      case 'nothing':
        return;
    }
  }

  #lookAgain(afterMs: number): void {
    this.#callOff = this.needs.after(afterMs, () => this.#look());
  }

  #ask(): void {
    this.#isBusy = true;
    const answered = (mayDisturb: boolean): void => {
      this.#isBusy = false;
      this.#look(mayDisturb);
    };
    this.needs.disturbance.mayDisturb().then(answered, () => answered(true));
  }

  #tell(items: readonly Waiting[]): void {
    const { outbox, nowMs } = this.needs;
    const { life } = outbox.box;
    const takenAtMs = nowMs();
    outbox.keep(boxes.taken(outbox.box, items, takenAtMs));
    const untold = items.flatMap((item) => this.#untold(item) ?? []);
    if (untold.length === 0) return this.#look();
    const note = noteOf(untold, { nowMs: takenAtMs, appStartedMs: this.#appStartedMs });
    this.#isBusy = true;
    this.#show(note, (isShown) => {
      this.#isBusy = false;
      if (isShown) return;
      // What was about a life that is not here any more is told no more.
      const isHere = outbox.box.life?.id === life?.id;
      const left = items.filter(({ process }) => process !== undefined || isHere);
      if (left.length === 0) return;
      outbox.keep(boxes.returned(outbox.box, left, takenAtMs));
      // Some of it may have come to an end meanwhile.
      if (isHere) this.#note();
      this.#noteProcesses();
    });
  }

  /** What waits, as it is now; null where nobody knows it any more. */
  #untold(item: Waiting): Untold | null {
    const { life } = this.needs.outbox.box;
    if (item.process === undefined) {
      const anomaly = this.#anomalies.find(({ id }) => id === item.id);
      return anomaly === undefined || life === null ? null : untoldOfLife(life.name, anomaly, item);
    }
    const process = this.#processes.find(({ name }) => name === item.process);
    const finding = process?.findings.find(({ id }) => id === item.id);
    return finding === undefined ? null : untoldOfProcess(item.process, finding, item);
  }

  #tellOfDeath(lifeId: string): void {
    const { outbox, nowMs } = this.needs;
    const death = outbox.box.deaths.find(({ life }) => life.id === lifeId);
    if (death === undefined || this.#dying.has(lifeId)) return;
    this.#dying.add(lifeId);
    this.#show(noteOfDeath(death, nowMs()), (isShown) => {
      this.#dying.delete(lifeId);
      if (isShown) outbox.keep(boxes.deathTold(outbox.box, lifeId));
    });
  }

  #show(note: Note, answered: (isShown: boolean) => void): void {
    void this.needs.show(note).then((isShown) => {
      if (isShown) {
        this.#retryMs = RETRY_FIRST_MS;
      } else {
        this.#retryAtMs = this.needs.nowMs() + this.#retryMs;
        this.#retryMs = Math.min(2 * this.#retryMs, RETRY_MAX_MS);
      }
      answered(isShown);
      this.#look();
    });
  }
}
