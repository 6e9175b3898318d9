import type { Anomaly, LifePicture, LifeView } from '../../shared/views';
import type { Disturbance } from './do-not-disturb';
import * as boxes from './notification-box';
import type { Box, Manners, Waiting } from './notification-box';
import { decide, GATHER_MS } from './notification-manners';
import { noteOf, noteOfDeath, type Note } from './notification-words';
import type { Outbox } from './outbox';

/** `silent`: the desktop said neither that it shows the note nor that it does not. */
export type Shown = 'shown' | 'failed' | 'silent';

const RETRY_FIRST_MS = 5_000;
const RETRY_MAX_MS = 5 * 60_000;
/** A desktop that never says that it shows a note may show each: three in vain are enough. */
const SILENT_MAX = 3;

export interface NotifierNeeds {
  /** Never rejects. */
  show(note: Note): Promise<Shown>;
  readonly outbox: Outbox;
  readonly disturbance: Disturbance;
  readonly settings: () => Manners;
  readonly nowMs: () => number;
  after(delayMs: number, call: () => void): () => void;
}

/**
 * Tells of anomalies and deaths, with manners: what is worth telling waits in the outbox until the moment is
 * right, and leaves it when the desktop has shown it. A death waits for nothing.
 */
export class Notifier {
  #lifeId: string | null = null;
  #anomalies: readonly Anomaly[] = [];
  #startedMs: number | null = null;
  #callOff: (() => void) | null = null;
  #isAsking = false;
  #isSending = false;
  readonly #dying = new Set<string>();
  /** The desktop could not show the last note: the next try is not before this. */
  #retryAtMs: number;
  #retryMs = RETRY_FIRST_MS;
  #silent = 0;

  constructor(private readonly needs: NotifierNeeds) {
    // The desktop of a machine that has just started may not be there yet.
    this.#retryAtMs = needs.nowMs() + GATHER_MS;
  }

  /** This life is here now: it was born, came here, woke, or was here when the app began. */
  watch(picture: Pick<LifePicture, 'view' | 'anomalies'> | null): void {
    const { outbox, settings, nowMs } = this.needs;
    this.#lifeId = picture?.view.identity.lifeId ?? null;
    this.#anomalies = picture?.anomalies ?? [];
    this.settle();
    outbox.keep(boxes.watched(outbox.box, picture?.view ?? null, this.#anomalies, settings(), nowMs()));
    this.#look();
  }

  /** Begins the quiet start anew: the machine woke. */
  settle(): void {
    this.#startedMs = this.needs.nowMs();
  }

  /** A new anomaly. */
  anomaly(anomaly: Anomaly, view: LifeView): void {
    const { outbox, settings, nowMs } = this.needs;
    outbox.keep(boxes.heard(outbox.box, anomaly, boxes.lifeOf(view), settings(), nowMs()));
    this.#look();
  }

  /** The anomalies of the life that is here, as they are now. */
  anomalies(anomalies: readonly Anomaly[], view: LifeView): void {
    const { outbox, settings, nowMs } = this.needs;
    this.#anomalies = anomalies;
    outbox.keep(boxes.listed(outbox.box, anomalies, boxes.lifeOf(view), settings(), nowMs()));
    this.#look();
  }

  /** A death is told at once, whatever is set, and again until it is shown. */
  death(view: LifeView): void {
    const { outbox, settings, nowMs } = this.needs;
    outbox.keep(boxes.died(outbox.box, view, settings(), nowMs()));
    this.#tellOfDeath(view.identity.lifeId);
    this.#look();
  }

  /** Does what can be done now, and sees to it that the rest is looked at again. */
  #look(mayDisturb: boolean | null = null): void {
    const { outbox, settings, nowMs } = this.needs;
    this.#callOff?.();
    this.#callOff = null;
    const manners = settings();
    outbox.keep(boxes.weeded(outbox.box, manners));
    const pauseMs = this.#retryAtMs - nowMs();
    if (pauseMs > 0) {
      if (outbox.box.waiting.length + outbox.box.deaths.length > 0) this.#lookAgain(pauseMs);
      return;
    }
    for (const { life } of outbox.box.deaths) this.#tellOfDeath(life.id);
    if (this.#isAsking || this.#isSending) return;
    const circumstances = { nowMs: nowMs(), manners, startedMs: this.#startedMs, mayDisturb };
    const decision = decide(outbox.box, circumstances);
    switch (decision.do) {
      case 'show':
        return this.#tell(decision.items);
      case 'forget':
        outbox.keep(boxes.forgotten(outbox.box, decision.items));
        return this.#look();
      case 'ask':
        return this.#ask();
      case 'wait':
        return this.#lookAgain(decision.forMs);
      case 'nothing':
        return;
    }
  }

  #lookAgain(afterMs: number): void {
    this.#callOff?.();
    this.#callOff = this.needs.after(afterMs, () => this.#look());
  }

  #ask(): void {
    this.#isAsking = true;
    const answered = (mayDisturb: boolean): void => {
      this.#isAsking = false;
      this.#look(mayDisturb);
    };
    this.needs.disturbance.mayDisturb().then(answered, () => answered(true));
  }

  #tell(items: readonly Waiting[]): void {
    const { outbox, nowMs } = this.needs;
    const note = noteOf(items, {
      nowMs: nowMs(),
      more: outbox.box.crowdedOut,
      lifeId: this.#lifeId,
      anomalies: this.#anomalies,
    });
    // On disk before it is on the screen: an end of the app in between must not tell it twice.
    outbox.keep(boxes.marked(outbox.box, items, true));
    this.#isSending = true;
    this.#send(note, {
      shown: (box) => boxes.told(box, items, nowMs()),
      failed: (box) => boxes.marked(box, items, false),
      settled: () => (this.#isSending = false),
    });
  }

  #tellOfDeath(lifeId: string): void {
    const { outbox, nowMs } = this.needs;
    const death = outbox.box.deaths.find(({ life }) => life.id === lifeId);
    if (death === undefined || this.#dying.has(lifeId)) return;
    this.#dying.add(lifeId);
    this.#send(noteOfDeath(death, nowMs()), {
      shown: (box) => boxes.deathTold(box, lifeId),
      failed: (box) => box,
      settled: () => this.#dying.delete(lifeId),
    });
  }

  #send(
    note: Note,
    then: { shown: (box: Box) => Box; failed: (box: Box) => Box; settled: () => void },
  ): void {
    const { outbox } = this.needs;
    void this.needs.show(note).then((shown) => {
      then.settled();
      const isTold = this.#learn(shown);
      outbox.keep(isTold ? then.shown(outbox.box) : then.failed(outbox.box));
      this.#look();
    });
  }

  /** @returns whether the note is taken as told */
  #learn(shown: Shown): boolean {
    this.#silent = shown === 'silent' ? this.#silent + 1 : 0;
    if (shown === 'shown' || this.#silent >= SILENT_MAX) {
      this.#retryMs = RETRY_FIRST_MS;
      this.#silent = 0;
      return true;
    }
    this.#retryAtMs = this.needs.nowMs() + this.#retryMs;
    this.#retryMs = Math.min(2 * this.#retryMs, RETRY_MAX_MS);
    return false;
  }
}
