import { z } from 'zod';
import {
  processFindingSchema,
  processNameSchema,
  processReportSchema,
  PROCESS_CONDITIONS,
  type ProcessCondition,
  type ProcessFinding,
  type ProcessPicture,
  type ProcessReport,
} from '../../../shared/processes';
import type { Message } from '../../../shared/views';
import { Findings, type Signal } from './findings';
import type { Instant } from './instant';
import { judgeSchema, ProcessJudge } from './judge';
import { RecentCourse } from './recent-course';
import { VitalWatch } from './vital-watch';
import { said } from './words';

const TROUBLES: readonly ProcessCondition[] = ['dead', 'hung', 'looping'];
/** Vitals under ever new names would be watched without an end. */
const VITALS_MAX = 32;

export const adoptedProcessSchema = z.strictObject({
  name: processNameSchema,
  adoptedAtMs: z.number(),
  condition: z.enum(PROCESS_CONDITIONS),
  sinceMs: z.number(),
  reports: z.int().min(1),
  lastReportAtMs: z.number(),
  last: processReportSchema,
  findings: z.array(processFindingSchema).max(100).readonly(),
  nextFindingId: z.int().min(1),
  isPidSeen: z.boolean(),
  judge: judgeSchema,
});
export type AdoptedProcessState = z.infer<typeof adoptedProcessSchema>;

/** One adopted process: what it reported, what it is held to be, and what was found. Time comes in; no clock of its own. */
export class AdoptedProcess {
  readonly #judge = new ProcessJudge();
  #findings = new Findings();
  readonly #recent = new RecentCourse();
  readonly #vitals = new Map<string, VitalWatch>();
  #condition: ProcessCondition = 'working';
  #sinceMs: number;
  #because: Message = said.begins();
  #reports = 0;
  #lastReportAtMs: number;
  #last: ProcessReport | null = null;
  /**
   * Its pid was seen to be there since it was told: only then does its absence say something. That of a process in a
   * container is a number of another house.
   */
  #isPidSeen = false;

  constructor(
    readonly name: string,
    private readonly adoptedAtMs: number,
  ) {
    this.#sinceMs = adoptedAtMs;
    this.#lastReportAtMs = adoptedAtMs;
  }

  /** The process to look for on this machine; null where it told none, or has said that it was done. */
  get pid(): number | null {
    return this.#last === null || this.#last.state === 'finished' ? null : this.#last.pid;
  }

  get condition(): ProcessCondition {
    return this.#condition;
  }

  get isInTrouble(): boolean {
    return TROUBLES.includes(this.#condition);
  }

  /** Newest first. */
  get findings(): readonly ProcessFinding[] {
    return this.#findings.all;
  }

  /** From one report to the next, ms; null while that is not known. */
  get usualEveryMs(): number | null {
    return this.#judge.usualEveryMs;
  }

  /** From one new progress to the next, ms of being busy; null while that is not known. */
  get usualRiseMs(): number | null {
    return this.#judge.usualRiseMs;
  }

  /** A report came. @param isThere whether its pid is there; null where nobody looked */
  receive(report: ProcessReport, at: Instant, isThere: boolean | null): void {
    if (report.pid !== this.#last?.pid) this.#isPidSeen = false;
    this.#reports += 1;
    this.#last = report;
    this.#lastReportAtMs = at.wallMs;
    this.#judge.receive(report, this.#reports, at);
    this.#recent.meet(report, at.wallMs);
    for (const [name, value] of Object.entries(report.vitals)) {
      this.#vital(name)?.meet(value, this.#reports, at);
    }
    this.check(at, isThere);
  }

  /** Time has passed. @param isThere as above @returns whether anything but a wait that goes on has changed */
  check(at: Instant, isThere: boolean | null): boolean {
    if (isThere === true) this.#isPidSeen = true;
    const isGone = isThere === null || !this.#isPidSeen ? null : !isThere;
    const { condition, because, trouble } = this.#judge.check(at, isGone);
    const before = [this.#condition, this.#because.key, this.#findings.revision] as const;
    if (condition !== this.#condition) this.#sinceMs = trouble?.fromMs ?? at.wallMs;
    this.#condition = condition;
    this.#because = because;
    const signals: Signal[] = trouble === null ? [] : [{ ...trouble, vital: null, message: because }];
    for (const [vital, watch] of this.#vitals) {
      const unusual = watch.unusual();
      if (unusual !== null) signals.push({ kind: 'unusual', vital, fromMs: at.wallMs, ...unusual });
    }
    this.#findings.meet(signals, at);
    const [beforeCondition, beforeKey, revision] = before;
    return beforeCondition !== condition || beforeKey !== because.key || revision !== this.#findings.revision;
  }

  /** Nobody watched for a while: the machine slept, or Life did. */
  gap(at: Instant): void {
    this.#judge.gap(at, this.isInTrouble);
  }

  /** @returns whether there is such a finding */
  acknowledge(findingId: number): boolean {
    return this.#findings.acknowledge(findingId);
  }

  /** Ms until time alone may change something; Infinity where only a report can. */
  dueInMs(): number {
    return this.#judge.dueInMs();
  }

  /** @throws Error before the first report */
  picture(): ProcessPicture {
    return {
      name: this.name,
      adoptedAtMs: this.adoptedAtMs,
      condition: this.#condition,
      sinceMs: this.#sinceMs,
      because: this.#because,
      reports: this.#reports,
      lastReportAtMs: this.#lastReportAtMs,
      last: this.#lastReport(),
      usualEveryMs: this.#judge.usualEveryMs,
      recent: this.#recent.recent,
      findings: this.#findings.all,
    };
  }

  /** What is kept of it on disk. @throws Error before the first report */
  state(): AdoptedProcessState {
    return {
      name: this.name,
      adoptedAtMs: this.adoptedAtMs,
      condition: this.#condition,
      sinceMs: this.#sinceMs,
      reports: this.#reports,
      lastReportAtMs: this.#lastReportAtMs,
      last: this.#lastReport(),
      findings: [...this.#findings.all].reverse(),
      nextFindingId: this.#findings.nextId,
      isPidSeen: this.#isPidSeen,
      judge: this.#judge.state(),
    };
  }

  /** As it was kept, after a time in which nobody watched. */
  static from(state: AdoptedProcessState, at: Instant): AdoptedProcess {
    const process = new AdoptedProcess(state.name, state.adoptedAtMs);
    process.#reports = state.reports;
    process.#last = state.last;
    process.#lastReportAtMs = state.lastReportAtMs;
    process.#sinceMs = state.sinceMs;
    process.#condition = state.condition;
    process.#isPidSeen = state.isPidSeen;
    process.#judge.restore(state.judge, state.last, state.reports, at);
    process.gap(at);
    process.#findings = new Findings(state.findings, state.nextFindingId);
    process.check(at, null);
    return process;
  }

  #lastReport(): ProcessReport {
    if (this.#last === null) throw new Error(`${this.name} has not reported yet`);
    return this.#last;
  }

  #vital(name: string): VitalWatch | null {
    const known = this.#vitals.get(name);
    if (known !== undefined) return known;
    if (this.#vitals.size >= VITALS_MAX) return null;
    const watch = new VitalWatch(name);
    this.#vitals.set(name, watch);
    return watch;
  }
}
