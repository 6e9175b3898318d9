import type { ProcessReport } from '../../src/shared/processes';
import type { Chance } from '../scenarios/chance';
import type { Temperament } from './temperaments';

/** What becomes of a process at a moment. */
export const FAULTS = [
  'stall',
  'silent-stall',
  'loop',
  'back-and-forth',
  'death',
  'pid-gone',
  'idle',
] as const;
export type FaultName = (typeof FAULTS)[number];

const PID = 4211;
/** A report gets lost on its way so often. */
const LOST = 0.003;
const DAY_MS = 86_400_000;

export interface Told {
  readonly atMs: number;
  readonly report: ProcessReport;
}

/** A process that works, reports, and may come to grief. */
export class WorkerModel {
  nowMs = 0;
  #step = 0;
  #stepBeganMs = 0;
  #stepEndsMs: number;
  #restChangesMs: number;
  #isIdle = false;
  #fault: FaultName | null = null;
  #queue = 5;
  #loop: readonly string[] = [];
  #loopStep = 0;

  constructor(
    private readonly temperament: Temperament,
    private readonly chance: Chance,
  ) {
    this.#stepEndsMs = this.#nextStepMs();
    this.#restChangesMs = temperament.rests === null ? Infinity : this.#span(temperament.rests.busyMs);
  }

  /** Its process is there; null where it told no pid. */
  get isThere(): boolean | null {
    return this.#tellsPid ? this.#fault !== 'pid-gone' : null;
  }

  get #tellsPid(): boolean {
    const { tellsPid } = this.temperament;
    return this.#fault === 'death' ? false : tellsPid;
  }

  get isBusy(): boolean {
    return !this.#isIdle;
  }

  plant(fault: FaultName): void {
    this.#fault = fault;
    const names = ['retry', 'wait', 'call', 'read', 'plan'];
    this.#loop = names.slice(0, this.chance.whole(2, 5));
    if (fault === 'idle') this.#isIdle = true;
    if (fault !== 'idle') this.#restChangesMs = Infinity;
  }

  /** The next report; null where none will come any more. */
  next(): Told | null {
    const fault = this.#fault;
    if (fault === 'death' || fault === 'pid-gone' || fault === 'silent-stall') return null;
    for (;;) {
      const atMs = this.#nextReportMs();
      this.#live(atMs);
      this.nowMs = atMs;
      if (!this.chance.maybe(LOST)) return { atMs, report: this.#report() };
    }
  }

  #nextReportMs(): number {
    const { everyMs } = this.temperament;
    if (everyMs !== null)
      return this.nowMs + Math.max(0.2 * everyMs, everyMs * (1 + 0.06 * this.chance.normal()));
    const isStill = this.#isIdle || this.#fault !== null;
    return isStill ? this.nowMs + this.#nextStepMs() : Math.max(this.nowMs + 10, this.#stepEndsMs);
  }

  #live(untilMs: number): void {
    if (this.#fault === null) this.#rest(untilMs);
    if (this.#fault !== null || this.#isIdle) {
      this.#loopStep += 1;
      return;
    }
    while (this.#stepEndsMs <= untilMs) {
      this.#step += 1;
      this.#stepBeganMs = this.#stepEndsMs;
      this.#stepEndsMs += this.#nextStepMs();
    }
  }

  #rest(untilMs: number): void {
    const { rests } = this.temperament;
    if (rests === null || untilMs < this.#restChangesMs) return;
    this.#isIdle = !this.#isIdle;
    this.#restChangesMs = untilMs + this.#span(this.#isIdle ? rests.idleMs : rests.busyMs);
    this.#stepBeganMs = untilMs;
    this.#stepEndsMs = untilMs + this.#nextStepMs();
  }

  /** By day it is slower than by night. */
  #nextStepMs(): number {
    const byDay = 1 + 0.35 * Math.sin((2 * Math.PI * this.nowMs) / DAY_MS);
    return byDay * Math.max(1, this.temperament.stepMs(this.chance, this.#step));
  }

  #span(medianMs: number): number {
    return medianMs * Math.exp(0.8 * this.chance.normal());
  }

  #report(): ProcessReport {
    this.#queue = Math.max(0, this.#queue + 0.2 * (8 - this.#queue) + this.chance.normal());
    const share = (this.nowMs - this.#stepBeganMs) / Math.max(1, this.#stepEndsMs - this.#stepBeganMs);
    return {
      state: this.#isIdle ? 'idle' : 'busy',
      progress: this.#progress(),
      activity: this.#isIdle ? null : this.#activity(share),
      vitals: { queue: this.#queue },
      pid: this.#tellsPid ? PID : null,
      everyMs: this.temperament.saysEvery ? this.temperament.everyMs : null,
    };
  }

  #progress(): number | null {
    const progress = this.temperament.progress(this.#step);
    if (progress === null || this.#fault !== 'back-and-forth') return progress;
    return progress - (this.#loopStep % 4);
  }

  #activity(share: number): string | null {
    if (this.#fault === 'loop') return this.#loop[this.#loopStep % this.#loop.length] ?? null;
    if (this.#fault === 'stall') return 'work';
    return this.temperament.activity(this.#step, share, this.chance);
  }
}

/** Whether that can happen to such a process at all, and be seen. */
export function canCome(fault: FaultName, temperament: Temperament): boolean {
  const tellsProgress = temperament.progress(1) !== null;
  switch (fault) {
    case 'stall':
    case 'back-and-forth':
      return tellsProgress;
    case 'silent-stall':
    case 'pid-gone':
      return temperament.tellsPid;
    case 'death':
      return !temperament.tellsPid;
    default:
      return true;
  }
}
