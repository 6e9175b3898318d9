import { sinceBirthOf } from '../../shared/books';
import type { Marks, MarksQuery } from '../../shared/marks';
import type { TraceEntry } from '../../shared/views';
import type { LifeState } from '../life/state';
import { EventTally, MINUTE_MS, type MetEvent } from './event-tally';
import { gridOf } from './marks-grid';
import { PhaseChanges } from './phase-changes';
import type { Sql } from './sqlite';
import { Trace, type DatedEntry } from './trace';

/**
 * What happened to a life: the newest of it word for word (the trace), and of all of it how often each event was met
 * and every phase. Told again after a crash, like history.
 */
export class Happened {
  readonly #trace: Trace;
  readonly #events: EventTally;
  readonly #phases: PhaseChanges;

  constructor(sql: Sql, traceMax: number) {
    this.#trace = new Trace(sql, traceMax);
    this.#events = new EventTally(sql);
    this.#phases = new PhaseChanges(sql);
  }

  /** Inside a transaction. The phase in which a journal begins, or goes on, is told by no happening. */
  beginWith(state: LifeState): void {
    this.#phases.append({ tick: state.tick, sinceBirthMs: sinceBirthOf(state), phase: state.phase });
  }

  /** Inside a transaction. */
  append(entries: readonly DatedEntry[]): void {
    if (entries.length === 0) return;
    this.#trace.append(entries);
    const met: MetEvent[] = [];
    for (const { sinceBirthMs, entry } of entries) {
      const { happening } = entry;
      if (happening.kind === 'event') {
        met.push({ sinceBirthMs, type: happening.type, intensity: happening.intensity });
      } else if (happening.kind === 'phase') {
        this.#phases.append({ tick: happening.tick, sinceBirthMs, phase: happening.to });
      }
    }
    this.#events.append(met);
  }

  /** Inside a transaction: drops what happened after a tick, and after that moment of it. */
  dropAfter(tick: number, sinceBirthMs: number): void {
    const minuteMs = Math.floor(sinceBirthMs / MINUTE_MS) * MINUTE_MS;
    this.#trace.dropAfter(tick, sinceBirthMs);
    this.#phases.dropAfter(sinceBirthMs);
    this.#events.dropAfter(
      sinceBirthMs,
      this.#trace.reachesTo(minuteMs) ? this.#trace.events(minuteMs, sinceBirthMs) : null,
    );
  }

  /** Reads the ends at which it goes on to be written. @throws Refusal `damaged` where it could not be */
  readEnds(): void {
    this.#events.readEnds();
  }

  /** @see Trace.recent */
  recent(limit: number): TraceEntry[] {
    return this.#trace.recent(limit);
  }

  /** @see Trace.between */
  between(fromMs: number, toMs: number, limit: number): TraceEntry[] {
    return this.#trace.between(fromMs, toMs, limit);
  }

  /** @see LifeStore.marks */
  marks(
    query: MarksQuery,
    lastMs: number,
  ): Pick<Marks, 'fromMs' | 'bucketMs' | 'count' | 'events' | 'phases'> {
    const finest = gridOf(query, lastMs, 1);
    // What is finer than a minute, the trace alone can tell.
    const byTrace = finest.bucketMs < MINUTE_MS && this.#trace.reachesTo(finest.fromMs);
    const grid = byTrace ? finest : gridOf(query, lastMs, MINUTE_MS);
    const { events } = (byTrace ? this.#trace : this.#events).count(grid);
    return { ...grid, events, phases: this.#phases.spans(grid, lastMs) };
  }
}
