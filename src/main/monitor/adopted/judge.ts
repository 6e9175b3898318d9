import { z } from 'zod';
import type { ProcessCondition, ProcessReport } from '../../../shared/processes';
import type { Message } from '../../../shared/views';
import type { Severity } from '../../../shared/vocabulary';
import { ActivityCycle } from './activity-cycle';
import type { Instant } from './instant';
import { ProgressCourse, progressCourseSchema } from './progress-course';
import { UsualSpans, usualSpansSchema } from './usual-spans';
import { said } from './words';

/** A limit is set so that the wait of a healthy process passes it about once in that time. */
const FALSE_ALARM_EVERY_MS = 60 * 86_400_000;
/** So many spans have to be known before one is held to be long. */
const SPANS_LEAST = 8;
const RISES_LEAST = 30;
/** Where it says how often it means to report: so many times that, at least. */
const SAID_TIMES = 3;
/** However it reports: less is no silence, and no standing still. */
const SHORTEST_LIMIT_MS = 2_000;
/**
 * While little was seen, a wait of a tenth of all that was watched may be its way: a pause between two bursts is
 * learnt only when a few were met. From so many rises on the doubt fades with the square of their number.
 */
const DOUBT_SHARE = 0.1;
const DOUBT_RISES = 300;
/** A span that is longer than its limit is learnt as one of so many limits: what was trouble is not to be usual. */
const LEARNT_LIMITS = 1.5;
/** A sequence has to repeat more often than that, whatever is usual. */
const REPEATS_LEAST = 6;
const FALLBACKS_LEAST = 3;
/** Severity by how many limits it has waited. */
const WARNING_LIMITS = 1.5;
const GRAVE_LIMITS = 4;
/** What is known at once (a process that is gone) is grave after this time. */
const GONE_GRAVE_MS = 60_000;

export const judgeSchema = z.strictObject({
  silences: usualSpansSchema,
  idleSilences: usualSpansSchema,
  rises: usualSpansSchema,
  repeats: usualSpansSchema,
  falls: usualSpansSchema,
  progress: progressCourseSchema,
  busyMs: z.number().min(0),
  silentMs: z.number().min(0),
  stuckMs: z.number().min(0),
  /** Unix ms: since when its pid is known to be gone. */
  goneSinceMs: z.number().nullable(),
});
export type JudgeState = z.infer<typeof judgeSchema>;

/** What a process is held to be, and why. */
export interface Verdict {
  readonly condition: ProcessCondition;
  readonly because: Message;
  /** Null where it is no trouble. */
  readonly trouble: Trouble | null;
}

export interface Trouble {
  readonly kind: 'dead' | 'hung' | 'looping';
  readonly severity: Severity;
  /** Unix ms: when it began in the reports. */
  readonly fromMs: number;
  /** In ms of waiting, or how often a sequence was gone through. */
  readonly observed: number;
  readonly expected: { readonly low: number | null; readonly high: number | null };
  readonly clearsWhen: Message;
  readonly reports: readonly number[];
}

const IS_WORKING: Verdict = { condition: 'working', because: said.working(), trouble: null };

/**
 * Tells whether a process that reports on itself gets on with its work, has none, goes on without getting on, goes
 * round, or is not there any more. Two clocks run: since the last report, and since the last new progress while it was
 * busy; each is held against how long that usually takes this very process (UsualSpans). That a system proves its
 * life by progress and not by a mere pulse is the idea of progress heartbeats (application heartbeats, Hoffmann et al.
 * 2010). Pure, no clock of its own, O(1) per report.
 */
export class ProcessJudge {
  #silences = new UsualSpans();
  #idleSilences = new UsualSpans();
  /** Busy time between one new progress and the next, ms. */
  #rises = new UsualSpans();
  /** How often a sequence of activities was gone through between one new progress and the next. */
  #repeats = new UsualSpans();
  /** How often progress fell back in between, and 1. */
  #falls = new UsualSpans();
  #progress = new ProgressCourse();
  readonly #cycle = new ActivityCycle();
  #last: ProcessReport | null = null;
  #seen: Instant | null = null;
  #number = 0;
  /** Watched time since the last report, and whether all of it was watched. */
  #silentMs = 0;
  #silentWhole = false;
  /** The same since the last new progress, of the time it was busy. */
  #stuckMs = 0;
  #stuckWhole = false;
  #busyMs = 0;
  /** The reports of the last new progress and before. */
  #progressReports: readonly number[] = [];
  /** Since when its pid is known to be gone. */
  #goneSince: Instant | null = null;
  /** After a time in which nobody watched the next report is awaited. */
  #isAwaited = false;
  #worstRepeats = 0;

  /** How long it usually is from one report to the next, ms; null while that is not known. */
  get usualEveryMs(): number | null {
    const { count } = this.#silences;
    if (count < SPANS_LEAST) return this.#last?.everyMs ?? null;
    return this.#silences.median;
  }

  /** How long it is from one new progress to the next, ms of being busy; null while that is not known. */
  get usualRiseMs(): number | null {
    return this.#rises.count < SPANS_LEAST ? null : this.#rises.median;
  }

  /** @param number of the report, counted from 1 */
  receive(report: ProcessReport, number: number, at: Instant): void {
    this.#pass(at);
    const before = this.#last;
    if (before !== null && this.#silentWhole && before.state !== 'finished') {
      const learner = before.state === 'idle' ? this.#idleSilences : this.#silences;
      learn(learner, this.#silentMs, this.#silenceLimit(before));
    }
    this.#silentMs = 0;
    this.#silentWhole = true;
    this.#goneSince = null;
    this.#isAwaited = false;
    this.#last = report;
    this.#number = number;
    if (report.state === 'busy') this.#work(report, number);
    // Work that is taken up again after a rest is other work.
    else this.#begin();
  }

  /** Time has passed. @param isGone its process is not there any more; null where nobody knows */
  check(at: Instant, isGone: boolean | null): Verdict {
    this.#pass(at);
    if (isGone === true) this.#goneSince ??= at;
    if (isGone === false) this.#goneSince = null;
    return this.#verdict(at, isGone);
  }

  /** Nobody watched since it was seen last: what is waited for is waited for anew, unless it was in trouble. */
  gap(at: Instant, inTrouble: boolean): void {
    this.#seen = at;
    this.#silentWhole = false;
    this.#stuckWhole = false;
    if (inTrouble) return;
    this.#silentMs = 0;
    this.#stuckMs = 0;
    this.#cycle.begin();
    this.#isAwaited = true;
  }

  /** Ms until time alone may change the verdict; Infinity where only a report can. */
  dueInMs(): number {
    const last = this.#last;
    if (last === null || last.state === 'finished') return Infinity;
    return left(this.#silentMs, this.#silenceLimit(last));
  }

  state(): JudgeState {
    return {
      silences: this.#silences.state(),
      idleSilences: this.#idleSilences.state(),
      rises: this.#rises.state(),
      repeats: this.#repeats.state(),
      falls: this.#falls.state(),
      progress: this.#progress.state(),
      busyMs: this.#busyMs,
      silentMs: this.#silentMs,
      stuckMs: this.#stuckMs,
      goneSinceMs: this.#goneSince?.wallMs ?? null,
    };
  }

  /** Goes on with what was learnt. Whoever does tells that there was a gap. */
  restore(state: JudgeState, last: ProcessReport, number: number, at: Instant): void {
    this.#silences = UsualSpans.from(state.silences);
    this.#idleSilences = UsualSpans.from(state.idleSilences);
    this.#rises = UsualSpans.from(state.rises);
    this.#repeats = UsualSpans.from(state.repeats);
    this.#falls = UsualSpans.from(state.falls);
    this.#progress = ProgressCourse.from(state.progress);
    this.#busyMs = state.busyMs;
    this.#last = last;
    this.#number = number;
    this.#progressReports = [number];
    this.#silentMs = state.silentMs;
    this.#stuckMs = state.stuckMs;
    if (state.goneSinceMs !== null)
      this.#goneSince = { wallMs: state.goneSinceMs, monotonicMs: at.monotonicMs };
    this.#seen = at;
  }

  #work({ progress, activity }: ProcessReport, number: number): void {
    const { fallbacks } = this.#progress;
    const isNew = progress !== null && this.#progress.meet(progress);
    if (isNew) {
      learn(this.#falls, 1 + fallbacks, this.#fallsLimit());
      if (this.#stuckWhole) learn(this.#rises, this.#stuckMs, this.#stuckLimit());
      learn(this.#repeats, Math.max(1, this.#worstRepeats), this.#repeatsLimit());
      this.#begin();
    }
    if (activity !== null) {
      const { times } = this.#cycle.repeats;
      this.#cycle.meet(activity, number);
      const now = this.#cycle.repeats.times;
      // Where it tells no progress, a sequence that ends is all there is to learn from.
      if (now < times && progress === null) {
        learn(this.#repeats, Math.max(1, times), this.#repeatsLimit());
        this.#worstRepeats = 0;
      }
      this.#worstRepeats = Math.max(this.#worstRepeats, now);
    }
    if (isNew || this.#progressReports.length === 0) this.#progressReports = [number];
  }

  /** New progress was made, or a rest has ended the work that was under way. */
  #begin(): void {
    this.#stuckMs = 0;
    this.#stuckWhole = true;
    this.#worstRepeats = 0;
    this.#cycle.begin();
  }

  #pass(at: Instant): void {
    const passedMs = this.#seen === null ? 0 : Math.max(0, at.monotonicMs - this.#seen.monotonicMs);
    this.#seen = at;
    this.#silentMs += passedMs;
    if (this.#last?.state !== 'busy') return;
    this.#stuckMs += passedMs;
    this.#busyMs += passedMs;
  }

  #verdict(at: Instant, isGone: boolean | null): Verdict {
    const last = this.#last;
    if (last === null) return { ...IS_WORKING, because: said.begins() };
    if (last.state === 'finished') return { condition: 'finished', because: said.finished(), trouble: null };
    if (this.#goneSince !== null && last.pid !== null) return this.#gone(last.pid, this.#goneSince, at);
    const silenceLimitMs = this.#silenceLimit(last);
    const isSilent = this.#silentMs > silenceLimitMs;
    if (isSilent && isGone === null) return this.#silent(silenceLimitMs, at);
    if (last.state === 'idle') return { condition: 'idle', because: said.idle(), trouble: null };
    if (isSilent && last.pid !== null) return this.#mute(silenceLimitMs, last.pid, at);
    return this.#rounds(at) ?? this.#stuck(at) ?? this.#well();
  }

  #well(): Verdict {
    if (this.#isAwaited) return { ...IS_WORKING, because: said.awaited() };
    if ((this.#last?.progress ?? null) === null) return { ...IS_WORKING, because: said.untold() };
    return this.#rises.count < RISES_LEAST ? { ...IS_WORKING, because: said.begins() } : IS_WORKING;
  }

  #gone(pid: number, since: Instant, at: Instant): Verdict {
    const message = said.gone(pid);
    return this.#trouble('dead', message, {
      severity: at.monotonicMs - since.monotonicMs >= GONE_GRAVE_MS ? 'grave' : 'warning',
      fromMs: since.wallMs,
      observed: this.#silentMs,
      expected: { low: null, high: this.usualEveryMs },
      clearsWhen: said.clears.report(),
      reports: [this.#number],
    });
  }

  #silent(limitMs: number, at: Instant): Verdict {
    return this.#silence('dead', said.silent(this.#silentMs, this.#usualSilenceMs()), limitMs, at);
  }

  #mute(limitMs: number, pid: number, at: Instant): Verdict {
    return this.#silence('hung', said.mute(this.#silentMs, this.#usualSilenceMs(), pid), limitMs, at);
  }

  #silence(kind: Trouble['kind'], because: Message, limitMs: number, at: Instant): Verdict {
    return this.#trouble(kind, because, {
      severity: severityOf(this.#silentMs, limitMs),
      fromMs: at.wallMs - this.#silentMs,
      observed: this.#silentMs,
      expected: { low: null, high: this.#usualSilenceMs() },
      clearsWhen: said.clears.report(),
      reports: [this.#number],
    });
  }

  /** It goes round more often than it ever does: told before the wait alone would tell. */
  #rounds(at: Instant): Verdict | null {
    const { times, period } = this.#cycle.repeats;
    const { fallbacks } = this.#progress;
    const isKnown = this.#repeats.count >= RISES_LEAST;
    const limit = this.#repeatsLimit();
    if (isKnown && times > limit) {
      return this.#looping(said.cycles(times, period), times, limit, times / limit, at);
    }
    const fallLimit = this.#fallsLimit();
    if (this.#falls.count >= SPANS_LEAST && fallbacks >= fallLimit) {
      return this.#looping(said.back(fallbacks), fallbacks, fallLimit, fallbacks / fallLimit, at);
    }
    return null;
  }

  #stuck(at: Instant): Verdict | null {
    const limitMs = this.#stuckLimit();
    // What a silent process does nobody knows: it stood still until its last report.
    const stuckMs = this.#stuckMs - this.#silentMs;
    if (stuckMs <= limitMs) return null;
    const usualMs = this.#rises.quantile(0.95) ?? limitMs;
    const { count, different } = this.#cycle.changes;
    const ratio = stuckMs / limitMs;
    if (this.#cycle.goesRound && different !== null) {
      const message = said.around(stuckMs, usualMs, different);
      return this.#looping(message, Math.floor(count / different), 1, ratio, at);
    }
    const { fallbacks } = this.#progress;
    if (fallbacks >= FALLBACKS_LEAST) return this.#looping(said.back(fallbacks), fallbacks, 1, ratio, at);
    return this.#trouble('hung', said.stuck(stuckMs, usualMs), {
      severity: severityOf(stuckMs, limitMs),
      fromMs: at.wallMs - this.#stuckMs,
      observed: stuckMs,
      expected: { low: null, high: usualMs },
      clearsWhen: said.clears.progress(),
      reports: [...new Set([this.#number, ...this.#progressReports])],
    });
  }

  #looping(message: Message, observed: number, usual: number, ratio: number, at: Instant): Verdict {
    const evidence = this.#cycle.evidence;
    return this.#trouble('looping', message, {
      severity: severityOf(ratio, 1),
      fromMs: at.wallMs - this.#stuckMs,
      observed,
      expected: { low: null, high: Math.floor(usual) },
      clearsWhen: (this.#last?.progress ?? null) === null ? said.clears.other() : said.clears.progress(),
      reports: evidence.length > 0 ? evidence : [this.#number],
    });
  }

  #trouble(kind: Trouble['kind'], because: Message, trouble: Omit<Trouble, 'kind'>): Verdict {
    return { condition: kind, because, trouble: { kind, ...trouble } };
  }

  #usualSilenceMs(): number {
    const isIdle = this.#last?.state === 'idle' && this.#idleSilences.count >= SPANS_LEAST;
    const learntMs = (isIdle ? this.#idleSilences : this.#silences).quantile(0.95) ?? 0;
    // It may have begun with a burst.
    return Math.max(learntMs, this.#last?.everyMs ?? 0);
  }

  /** How long it may be silent after such a report, ms; Infinity while nothing tells. */
  #silenceLimit({ state, everyMs }: ProcessReport): number {
    const isIdle = state === 'idle' && this.#idleSilences.count >= SPANS_LEAST;
    const learner = isIdle ? this.#idleSilences : this.#silences;
    const learntMs = learner.count < SPANS_LEAST ? null : limitOf(learner);
    const saidMs = everyMs === null ? null : SAID_TIMES * everyMs;
    if (learntMs === null && saidMs === null) return Infinity;
    return Math.max(SHORTEST_LIMIT_MS, learntMs ?? 0, saidMs ?? 0);
  }

  /** How long progress may stand still while it is busy, ms; Infinity while nothing tells. */
  #stuckLimit(): number {
    const { count } = this.#rises;
    if (count < RISES_LEAST) return Infinity;
    const doubt = DOUBT_SHARE * this.#busyMs * Math.min(1, (DOUBT_RISES / count) ** 2);
    // Between two reports progress cannot be seen to rise.
    const seenMs = 2 * (this.usualEveryMs ?? 0);
    return Math.max(SHORTEST_LIMIT_MS, limitOf(this.#rises) ?? Infinity, doubt, seenMs);
  }

  #repeatsLimit(): number {
    return Math.max(REPEATS_LEAST, this.#repeats.limit(this.#chanceOf(this.#repeats)) ?? REPEATS_LEAST);
  }

  #fallsLimit(): number {
    return Math.max(FALLBACKS_LEAST, this.#falls.limit(this.#chanceOf(this.#falls)) ?? FALLBACKS_LEAST);
  }

  /** The chance that keeps false alarms rare, at the pace at which they were learnt. */
  #chanceOf({ count }: UsualSpans): number {
    return count === 0 ? 1 : this.#busyMs / count / FALSE_ALARM_EVERY_MS;
  }
}

function limitOf(learner: UsualSpans): number | null {
  const usualMs = learner.median;
  return usualMs === null ? null : learner.limit(usualMs / FALSE_ALARM_EVERY_MS);
}

function learn(learner: UsualSpans, span: number, limit: number): void {
  learner.learn(Math.min(span, LEARNT_LIMITS * limit));
}

function severityOf(waited: number, limit: number): Severity {
  const limits = waited / limit;
  if (limits >= GRAVE_LIMITS) return 'grave';
  return limits >= WARNING_LIMITS ? 'warning' : 'notice';
}

/** Until the next of the steps at which a wait opens a finding, or makes it graver. */
function left(waitedMs: number, limitMs: number): number {
  const steps = [1, WARNING_LIMITS, GRAVE_LIMITS].map((times) => times * limitMs - waitedMs);
  return Math.min(...steps.filter((each) => each > 0), Infinity);
}
