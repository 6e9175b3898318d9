import type { Clock } from '../../../runtime/clock';
import { Sql } from '../../../vault/sqlite';
import { keepLife } from './kept-life';

const BORN_AT_MS = 1_700_000_000_000;
const DAY_TICKS = 86_400;
/** A machine that is used: one tick in so many comes late, by so much. */
const LATE_EVERY_TICKS = 1800;
const LATE_MS = [150, 400, 900, 2500] as const;

/** Bytes that the journal takes on the disk after a day at a tick a second, with ambient events and 48 late ticks. */
export function journalBytesOfDay(): number {
  let wallMs = BORN_AT_MS;
  // Nothing falls due: what is measured does not depend on the machine's pace.
  const clock: Clock = { wallMs: () => wallMs, monotonicMs: () => 0, uptimeMs: () => 0, at: () => () => {} };
  const life = keepLife(BORN_AT_MS, clock);
  try {
    const { keeper } = life;
    const { tickIntervalMs } = keeper.policy;
    const onTimeTicks = LATE_EVERY_TICKS - 1;
    for (let late = 0; late < DAY_TICKS / LATE_EVERY_TICKS; late++) {
      wallMs += onTimeTicks * tickIntervalMs;
      keeper.run(onTimeTicks, Infinity);
      const jitterMs = LATE_MS[late % LATE_MS.length] ?? 0;
      const dtMs = tickIntervalMs + jitterMs;
      wallMs += dtMs;
      keeper.beat({ atMs: wallMs, dtMs, jitterMs });
    }
    life.letGo();
    return journalBytes(life.folder.databasePath);
  } finally {
    life.remove();
  }
}

function journalBytes(databasePath: string): number {
  const sql = new Sql(databasePath, { readOnly: true });
  try {
    const found = sql.first<{ bytes: number }>(
      "SELECT sum(pgsize) AS bytes FROM dbstat WHERE name IN ('journal', 'journal_kinds')",
    );
    return found?.bytes ?? NaN;
  } finally {
    sql.abandon();
  }
}
