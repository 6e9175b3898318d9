import { told } from '../../../shared/i18n';
import type { ProcessPicture, ProcessReport } from '../../../shared/processes';
import { Refusal } from '../../../shared/refusal';
import { AdoptedProcess } from '../../monitor/adopted/adopted-process';
import type { Instant } from '../../monitor/adopted/instant';
import type { Clock } from '../../runtime/clock';
import { Emitter } from '../../runtime/emitter';
import { ProcessFile, type TellTrouble } from './process-file';
import { ReportPace, REPORTS_PER_SECOND } from './report-pace';

export const PROCESSES_MAX = 32;
/** Listeners are told at most so often. */
const TOLD_EVERY_MS = 500;
/** What was learnt is written at most so often, and at the end. */
const SAVED_EVERY_MS = 10_000;
/** Whether a process is still there is looked for so often. */
const PID_EVERY_MS = 5_000;
/** Otherwise somebody looks at least so often: so that a wait that goes on is told as long as it is. */
const LOOK_EVERY_MS = 30_000;
/** A look that is so late, or a machine that slept so long in between: nobody watched. */
const GAP_MS = 10_000;

export interface ProcessesNeeds {
  readonly homePath: string;
  readonly clock: Clock;
  /** Whether a process of that number is there. */
  isThere(pid: number): boolean;
  readonly onTrouble: TellTrouble;
}

interface Kept {
  readonly process: AdoptedProcess;
  readonly pace: ReportPace;
}

/**
 * The processes that are adopted: takes their reports, looks at the time that passes without one, keeps what was
 * learnt in the home, and tells when something has changed. They are watched beside the life and never reach it.
 */
export class Processes {
  readonly #needs: ProcessesNeeds;
  readonly #file: ProcessFile;
  readonly #kept = new Map<string, Kept>();
  readonly #emitter: Emitter<{ changed: [pictures: readonly ProcessPicture[]] }>;
  #callOff: (() => void) | null = null;
  #lookAtMs = Infinity;
  /** By how much the machine has slept, ms. */
  #sleptMs: number;
  #toldAtMs = -Infinity;
  #isNews = false;
  #savedAtMs: number;
  #isUnsaved = false;
  #pidsAtMs = -Infinity;

  constructor(needs: ProcessesNeeds) {
    this.#needs = needs;
    this.#file = new ProcessFile(needs.homePath, needs.onTrouble);
    this.#emitter = new Emitter((error) => needs.onTrouble('Telling of adopted processes', error));
    const at = this.#now();
    this.#savedAtMs = at.monotonicMs;
    this.#sleptMs = this.#slept();
    for (const state of this.#file.read().slice(0, PROCESSES_MAX)) {
      this.#kept.set(state.name, { process: AdoptedProcess.from(state, at), pace: new ReportPace() });
    }
    this.#lookAgain();
  }

  /**
   * A report came; the first of a name adopts it.
   * @returns the process as it is shown now
   * @throws Refusal `busy`: so many are adopted already, or it reports too often
   */
  report(name: string, report: ProcessReport): ProcessPicture {
    const at = this.#awake();
    const { process } = this.#takeIn(name, at);
    process.receive(report, at, this.#isThere(report.pid));
    this.#changed();
    this.#lookAgain();
    return process.picture();
  }

  /** Adopted no longer. @throws Refusal `refused`: it is not adopted */
  release(name: string): void {
    this.#find(name);
    this.#kept.delete(name);
    this.#changed();
    this.#save();
    this.#lookAgain();
  }

  /** A person has seen it. @throws Refusal `refused`: nothing of that number was found of it */
  acknowledge(name: string, findingId: number): void {
    const { process } = this.#find(name);
    if (!process.acknowledge(findingId))
      throw new Refusal('refused', told('processes.refused.unknownFinding', { name, id: findingId }));
    this.#changed();
    this.#lookAgain();
  }

  /** In the order in which they were adopted. */
  pictures(): readonly ProcessPicture[] {
    return [...this.#kept.values()].map(({ process }) => process.picture());
  }

  /** Tells at most twice a second. @returns a function that stops listening */
  onChange(listener: (pictures: readonly ProcessPicture[]) => void): () => void {
    return this.#emitter.on('changed', listener);
  }

  /** The app ends: what was learnt is written. */
  close(): void {
    this.#callOff?.();
    this.#callOff = null;
    if (this.#isUnsaved) this.#save();
  }

  #takeIn(name: string, { wallMs, monotonicMs }: Instant): Kept {
    const known = this.#kept.get(name);
    if (known === undefined && this.#kept.size >= PROCESSES_MAX)
      throw new Refusal('busy', told('processes.refused.tooMany', { most: PROCESSES_MAX }));
    const kept = known ?? { process: new AdoptedProcess(name, wallMs), pace: new ReportPace() };
    if (!kept.pace.takes(monotonicMs))
      throw new Refusal('busy', told('processes.refused.tooOften', { name, most: REPORTS_PER_SECOND }));
    this.#kept.set(name, kept);
    return kept;
  }

  #find(name: string): Kept {
    const kept = this.#kept.get(name);
    if (kept === undefined) throw new Refusal('refused', told('processes.refused.unknown', { name }));
    return kept;
  }

  #look(): void {
    const at = this.#awake();
    this.#pidsAtMs = at.monotonicMs;
    for (const { process } of this.#kept.values()) {
      const isChanged = process.check(at, this.#isThere(process.pid));
      // A wait that goes on is told as long as it is.
      if (isChanged || process.isInTrouble) this.#changed();
    }
    if (this.#isUnsaved && at.monotonicMs >= this.#savedAtMs + SAVED_EVERY_MS) this.#save();
    this.#tell(at);
    this.#lookAgain();
  }

  /** Now, after it was made up for what nobody watched. */
  #awake(): Instant {
    const at = this.#now();
    const sleptMs = this.#slept();
    const isLate = at.monotonicMs > this.#lookAtMs + GAP_MS;
    if (isLate || sleptMs > this.#sleptMs + GAP_MS) {
      for (const { process } of this.#kept.values()) process.gap(at);
    }
    this.#sleptMs = sleptMs;
    return at;
  }

  /** Plans the next look, for whichever process is due first. */
  #lookAgain(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#lookAtMs = Infinity;
    if (this.#kept.size === 0 && !this.#isNews) return;
    const nowMs = this.#now().monotonicMs;
    const waits = [...this.#kept.values()].map(({ process }) => process.dueInMs() + 1);
    const hasPid = [...this.#kept.values()].some(({ process }) => process.pid !== null);
    waits.push(LOOK_EVERY_MS, hasPid ? this.#pidsAtMs + PID_EVERY_MS - nowMs : Infinity);
    if (this.#isUnsaved) waits.push(this.#savedAtMs + SAVED_EVERY_MS - nowMs);
    if (this.#isNews) waits.push(this.#toldAtMs + TOLD_EVERY_MS - nowMs);
    this.#lookAtMs = nowMs + Math.max(0, Math.min(...waits));
    this.#callOff = this.#needs.clock.at(this.#lookAtMs, () => this.#look());
  }

  #changed(): void {
    this.#isNews = true;
    this.#isUnsaved = true;
  }

  #tell({ monotonicMs }: Instant): void {
    if (!this.#isNews || monotonicMs < this.#toldAtMs + TOLD_EVERY_MS) return;
    this.#isNews = false;
    this.#toldAtMs = monotonicMs;
    this.#emitter.emit('changed', this.pictures());
  }

  #save(): void {
    this.#isUnsaved = false;
    this.#savedAtMs = this.#now().monotonicMs;
    this.#file.write([...this.#kept.values()].map(({ process }) => process.state()));
  }

  #isThere(pid: number | null): boolean | null {
    return pid === null ? null : this.#needs.isThere(pid);
  }

  #now(): Instant {
    const { clock } = this.#needs;
    return { wallMs: clock.wallMs(), monotonicMs: clock.monotonicMs() };
  }

  #slept(): number {
    const { clock } = this.#needs;
    return clock.uptimeMs() - clock.monotonicMs();
  }
}
