import type { PhaseSpan } from '../../shared/marks';
import { PHASES, type Phase } from '../../shared/vocabulary';
import type { MarksGrid } from './marks-grid';
import { bytes, textFrom, wholes, type Sql } from './sqlite';

/** A phase that was entered, or with which a journal begins or goes on. */
export interface PhaseChange {
  readonly tick: number;
  readonly sinceBirthMs: number;
  readonly phase: Phase;
}

interface Row {
  readonly tick: number;
  readonly since_ms: number;
  readonly phase: ArrayBuffer;
}

const COLUMNS = `${wholes('tick', 'since_ms')}, ${bytes('phase')}`;

/** Every phase of a life, for ever. */
export class PhaseChanges {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  append({ tick, sinceBirthMs, phase }: PhaseChange): void {
    this.#sql.run(
      'INSERT INTO phases (tick, since_ms, phase) VALUES (?, ?, ?)',
      ...[tick, sinceBirthMs, phase],
    );
  }

  dropAfter(sinceBirthMs: number): void {
    this.#sql.run('DELETE FROM phases WHERE since_ms > ?', sinceBirthMs);
  }

  /**
   * Those that touch a grid, oldest first; of several that were entered within one bucket, the last.
   * @param lastMs when the life was last lived: so long the newest lasts
   */
  spans({ fromMs, bucketMs, count }: MarksGrid, lastMs: number): readonly PhaseSpan[] {
    const toMs = fromMs + bucketMs * count;
    const changes = [
      ...this.#changes('WHERE since_ms < ? ORDER BY since_ms DESC, id DESC LIMIT 1', fromMs),
      ...this.#changes(
        `WHERE id IN (SELECT max(id) FROM phases WHERE since_ms >= ? AND since_ms < ?
           GROUP BY CAST((since_ms - ?) / ? AS INTEGER)) ORDER BY since_ms, id`,
        ...[fromMs, toMs, fromMs, bucketMs],
      ),
    ];
    const [next] = this.#changes('WHERE since_ms >= ? ORDER BY since_ms, id LIMIT 1', toMs);
    const entered = changes.filter(({ phase }, index) => phase !== changes[index - 1]?.phase);
    return entered.map(({ phase, tick, sinceBirthMs }, index) => ({
      phase,
      fromMs: sinceBirthMs,
      toMs: Math.max(sinceBirthMs, (entered[index + 1] ?? next)?.sinceBirthMs ?? lastMs),
      fromTick: tick,
    }));
  }

  /** What cannot be read any more is left out. */
  #changes(which: string, ...parameters: readonly number[]): readonly PhaseChange[] {
    return this.#sql
      .all<Row>(`SELECT ${COLUMNS} FROM phases ${which}`, ...parameters)
      .flatMap(({ tick, since_ms: sinceBirthMs, phase: written }) => {
        const phase = PHASES.find((known) => known === textFrom(written));
        return phase === undefined ? [] : [{ tick, sinceBirthMs, phase }];
      });
  }
}
