import { AdoptedProcess } from '../../src/main/monitor/adopted/adopted-process';
import type { Instant } from '../../src/main/monitor/adopted/instant';
import type { ProcessCondition, ProcessFinding } from '../../src/shared/processes';
import { Chance } from '../scenarios/chance';
import { TEMPERAMENTS, type Temperament } from './temperaments';
import { WorkerModel, type FaultName } from './worker-model';

const DAY_MS = 86_400_000;
/** A pid is looked for so often. */
const PID_EVERY_MS = 5_000;
const BEGAN_MS = Date.UTC(2026, 0, 1);

const instant = (atMs: number): Instant => ({ wallMs: BEGAN_MS + atMs, monotonicMs: atMs });

export interface Planted {
  readonly temperament: string;
  readonly fault: FaultName;
  readonly seed: number;
  /** What it was called first when it was not called working or idle any more; what it was called at the end otherwise. */
  readonly called: ProcessCondition;
  /** From the moment it was planted; null where nothing was told. */
  readonly afterMs: number | null;
  /** The interval that is usual for what stood still: between reports, or between rises of progress. */
  readonly usualMs: number;
}

export interface Control {
  readonly temperament: string;
  readonly seed: number;
  readonly days: number;
  /** Findings about its condition, of any severity; those of them that were warnings at least; those about a vital. */
  readonly alarms: readonly string[];
  readonly warnings: number;
  readonly unusual: number;
}

export const temperamentOf = (name: string): Temperament => {
  const found = TEMPERAMENTS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no temperament is called ${name}`);
  return found;
};

/** Lets a process live until something is planted in it, and watches what it is called. */
export function runPlanted(name: string, fault: FaultName, seed: number, withVitals = false): Planted {
  const temperament = temperamentOf(name);
  const chance = new Chance(seed, `${name} ${fault}`);
  const watched = new Watched(temperament, chance, withVitals);
  watched.liveUntil(temperament.warmUpMs * chance.between(1, 2));
  // It comes to grief while it works, and while nothing else is told of it.
  while (!watched.worker.isBusy || watched.isInTrouble) watched.liveUntil(watched.nowMs + 60_000);
  const plantedMs = watched.nowMs;
  const usualMs = watched.usualMsFor(fault);
  watched.worker.plant(fault);
  const horizonMs = fault === 'idle' ? temperament.warmUpMs : temperament.horizonMs;
  const told = watched.liveUntil(plantedMs + horizonMs, true);
  const called = watched.process.condition;
  return {
    temperament: name,
    fault,
    seed,
    called,
    afterMs: told === null ? null : told - plantedMs,
    usualMs,
  };
}

/** Lets a healthy process live, and counts what is told of it all the same. */
export function runControl(name: string, seed: number, days: number, withVitals = true): Control {
  const watched = new Watched(temperamentOf(name), new Chance(seed, `${name} control`), withVitals);
  watched.liveUntil(days * DAY_MS);
  const told = [...watched.told.values()];
  const alarms = told.filter(({ kind }) => kind !== 'unusual');
  return {
    temperament: name,
    seed,
    days,
    alarms: alarms.map(
      ({ kind, severity, fromMs, observed }) =>
        `${kind} ${severity} day ${((fromMs - BEGAN_MS) / DAY_MS).toFixed(1)} ${Math.round(observed)}`,
    ),
    warnings: alarms.filter(({ severity }) => severity !== 'notice').length,
    unusual: told.length - alarms.length,
  };
}

class Watched {
  readonly process: AdoptedProcess;
  readonly worker: WorkerModel;
  /** Every finding there ever was, as it was last. */
  readonly told = new Map<number, ProcessFinding>();
  nowMs = 0;
  #pidDueMs = 0;

  constructor(
    temperament: Temperament,
    chance: Chance,
    private readonly withVitals: boolean,
  ) {
    this.process = new AdoptedProcess(temperament.name.replaceAll(' ', '-'), BEGAN_MS);
    this.worker = new WorkerModel(temperament, chance);
  }

  get isInTrouble(): boolean {
    return !['working', 'idle'].includes(this.process.condition);
  }

  usualMsFor(fault: FaultName): number {
    const isOfReports = fault === 'death' || fault === 'pid-gone' || fault === 'silent-stall';
    const { usualEveryMs, usualRiseMs } = this.process;
    return (isOfReports ? usualEveryMs : (usualRiseMs ?? usualEveryMs)) ?? NaN;
  }

  /** @returns when trouble was told, if that ends it; null otherwise */
  liveUntil(endMs: number, untilTrouble = false): number | null {
    while (this.nowMs < endMs) {
      const next = this.worker.next();
      this.#wait(Math.min(endMs, next?.atMs ?? endMs), untilTrouble);
      if (untilTrouble && this.isInTrouble) return this.nowMs;
      if (next === null) continue;
      this.nowMs = next.atMs;
      const report = this.withVitals ? next.report : { ...next.report, vitals: {} };
      this.process.receive(report, instant(this.nowMs), this.worker.isThere);
      this.#note();
      if (untilTrouble && this.isInTrouble) return this.nowMs;
    }
    return null;
  }

  #wait(untilMs: number, untilTrouble: boolean): void {
    for (;;) {
      const isThere = this.worker.isThere;
      const pidMs = isThere === null ? Infinity : Math.max(this.nowMs, this.#pidDueMs);
      const dueMs = Math.min(this.nowMs + this.process.dueInMs() + 1, pidMs);
      if (dueMs >= untilMs) break;
      this.nowMs = dueMs;
      this.#pidDueMs = dueMs + PID_EVERY_MS;
      if (this.process.check(instant(dueMs), isThere)) this.#note();
      if (untilTrouble && this.isInTrouble) return;
    }
    this.nowMs = untilMs;
  }

  #note(): void {
    for (const finding of this.process.findings) this.told.set(finding.id, finding);
  }
}
