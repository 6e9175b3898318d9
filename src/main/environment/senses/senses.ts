import type { Stimulus } from '../../../shared/commands';
import { Refusal } from '../../../shared/refusal';
import {
  SENSES,
  SIGNALS_OF,
  senseRulesOf,
  type Sense,
  type SenseRecord,
  type SenseRules,
  type SensesPicture,
  type SignalFate,
} from '../../../shared/senses';
import type { Settings } from '../../../shared/settings';
import type { Look, PolledSense, Probe } from './probe';
import { RULE_OF } from './rules';
import { beginTwoSided, readTwoSided, type Reading, type TwoSidedState } from './two-sided';

/** How often the machine is read while a sense needs it, ms. */
const LOOK_EVERY_MS = 5_000;

/** The life that lives here, as far as the senses reach it. */
export interface SensingLife {
  readonly policy: { readonly name: string; readonly senses?: Partial<SenseRules> };
  /** @throws Refusal when it cannot be taken */
  stimulate(stimulus: Stimulus): unknown;
}

export interface SensesNeeds {
  readonly probe: Probe;
  /** `null` where none lives here. */
  life(): SensingLife | null;
  /** Unix ms. */
  nowMs(): number;
  /** Never goes back, and runs on while the machine sleeps. */
  uptimeMs(): number;
  /** Calls once, later; returns how to call it off. */
  after(delayMs: number, call: () => void): () => void;
  changed(picture: SensesPicture): void;
  readonly log: { error(what: string, cause?: unknown): void };
}

const UNFELT: SenseRecord = { sent: 0, dropped: 0, last: null, isBlind: false };

/**
 * The senses that are on: reads the machine, and sends what the policy makes of each signal. It looks at nothing while
 * no sense needs it. None of its verbs throws: a sense that fails is no reason for anything else to.
 */
export class Senses {
  readonly #needs: SensesNeeds;
  #wanted: Settings['senses'] | null = null;
  readonly #states = new Map<Sense, TwoSidedState>();
  readonly #records = new Map<Sense, SenseRecord>();
  #callOff: (() => void) | null = null;
  /** A look that comes back after the sense was switched off, or off and on, is of no use. */
  #round = 0;

  constructor(needs: SensesNeeds) {
    this.#needs = needs;
  }

  /** These are wanted from now on. One that is switched on begins afresh. */
  want(wanted: Settings['senses']): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    const switched = SENSES.filter((sense) => wanted[sense] !== (before?.[sense] ?? false));
    if (switched.length === 0) return;
    for (const sense of switched) {
      this.#states.delete(sense);
      this.#note(sense, { isBlind: false });
      if (sense !== 'sleep') this.#needs.probe.forget(sense);
    }
    this.#round += 1;
    this.#callOff?.();
    this.#callOff = null;
    this.lookNow();
    this.tell();
  }

  /** The machine is about to sleep. To be called before the life is put to sleep: a sleeping one takes nothing. */
  suspending(): void {
    this.#felt('sleep', 0);
  }

  /** The machine woke. To be called when the life has woken. */
  resumed(): void {
    this.#felt('sleep', 1);
  }

  /** Reads the machine at once, and then again and again while a sense needs it. */
  lookNow(): void {
    this.#callOff?.();
    this.#callOff = null;
    const polled = SENSES.filter((sense): sense is PolledSense => sense !== 'sleep' && this.#isOn(sense));
    if (polled.length === 0) return;
    for (const sense of polled) this.#look(sense);
    this.#callOff = this.#needs.after(LOOK_EVERY_MS, () => this.lookNow());
  }

  /** Looks at nothing any more. */
  close(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#wanted = null;
    this.#round += 1;
  }

  /** Shows the picture anew: another life, with rules of its own, may live here now. */
  tell(): void {
    try {
      this.#needs.changed(this.picture());
    } catch (error) {
      this.#needs.log.error('The senses could not be shown', error);
    }
  }

  picture(): SensesPicture {
    const policy = this.#needs.life()?.policy ?? null;
    return {
      rules: senseRulesOf(policy?.senses),
      policyName: policy?.name ?? null,
      senses: Object.fromEntries(SENSES.map((sense) => [sense, this.#recordOf(sense)])) as Record<
        Sense,
        SenseRecord
      >,
    };
  }

  #look(sense: PolledSense): void {
    const round = this.#round;
    const take = (look: Look): void => {
      if (round !== this.#round) return;
      this.#felt(sense, look.reading);
      const isBlind = !look.isTold;
      if (this.#recordOf(sense).isBlind === isBlind) return;
      this.#note(sense, { isBlind });
      this.tell();
    };
    const failed = (error: unknown): void => {
      this.#needs.log.error(`The sense ${sense} failed`, error);
      take({ reading: null, isTold: false });
    };
    try {
      const look = this.#needs.probe.look(sense);
      if (look instanceof Promise) look.then(take).catch(failed);
      else take(look);
    } catch (error) {
      failed(error);
    }
  }

  #felt(sense: Sense, reading: Reading): void {
    if (!this.#isOn(sense)) return;
    const rule = RULE_OF[sense];
    const before = this.#states.get(sense) ?? beginTwoSided(rule);
    const { state, signal: side } = readTwoSided(rule, before, reading, this.#needs.uptimeMs());
    this.#states.set(sense, state);
    if (side === null) return;
    const signal = SIGNALS_OF[sense][side];
    const atMs = this.#needs.nowMs();
    const fate = this.#send(sense, signal);
    const { sent, dropped } = this.#recordOf(sense);
    this.#note(sense, {
      sent: sent + (fate.is === 'sent' ? 1 : 0),
      dropped: dropped + (fate.is === 'dropped' ? 1 : 0),
      last: { signal, atMs, fate },
    });
    this.tell();
  }

  #send(sense: Sense, signal: keyof SenseRules): SignalFate {
    const life = this.#needs.life();
    if (life === null) return { is: 'met-nothing' };
    const rule = senseRulesOf(life.policy.senses)[signal];
    if (rule === null) return { is: 'met-nothing' };
    try {
      life.stimulate({ ...rule, source: `sense:${sense}`, note: signal });
      return { is: 'sent' };
    } catch (error) {
      if (error instanceof Refusal) return { is: 'dropped', why: error.said };
      this.#needs.log.error(`The signal ${signal} could not be sent`, error);
      return { is: 'dropped', why: { key: 'window.senses.failed', params: {} } };
    }
  }

  #isOn(sense: Sense): boolean {
    return this.#wanted?.[sense] ?? false;
  }

  #recordOf(sense: Sense): SenseRecord {
    return this.#records.get(sense) ?? UNFELT;
  }

  #note(sense: Sense, change: Partial<SenseRecord>): void {
    this.#records.set(sense, { ...this.#recordOf(sense), ...change });
  }
}
