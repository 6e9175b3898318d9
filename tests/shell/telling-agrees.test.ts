import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Findings } from '../../src/main/monitor/anomaly-desk';
import { Telling } from '../../src/main/monitor/manners/telling';
import { localMinuteOfDay } from '../../src/main/runtime/clock';
import { ANOMALY_KINDS, SEVERITIES } from '../../src/shared/vocabulary';
import { anomalyOf } from '../environment/views';
import { NotificationDesk } from './notification-desk';

// Goal: what a backtest says would have been told is what the app tells, note by note.

const NOTHING: Findings = { opened: [], changed: [], resolved: [], digests: [] };
const step = fc.record({
  seconds: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 20, max: 600 })),
  severity: fc.constantFrom(...SEVERITIES),
  kind: fc.constantFrom(...ANOMALY_KINDS.slice(0, 6)),
  /** Which of the open ones ends then, or grows grave; none where there are fewer. */
  ends: fc.nat({ max: 8 }),
  rises: fc.nat({ max: 12 }),
});

test('the same findings at the same times are told as the same notes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      async (steps, perHourMax) => {
        const desk = new NotificationDesk({ perHourMax });
        desk.notifier.watch({ view: desk.view, anomalies: [] });
        const telling = new Telling(desk.settings, localMinuteOfDay);
        const meet = async (found: Partial<Findings> = {}): Promise<void> => {
          telling.meet({ ...NOTHING, ...found }, desk.view, desk.time.nowMs());
          await desk.settle();
        };
        await meet();
        for (const { seconds, severity, kind, ends, rises } of steps) {
          await meet({ opened: [desk.open({ severity, kind })] });
          const open = desk.anomalies.filter(({ toTick }) => toTick === null);
          const rising = open[rises];
          if (rising !== undefined) {
            desk.change(rising.id, { severity: 'grave' });
            await meet({ changed: [anomalyOf({ ...rising, severity: 'grave' })] });
          }
          const ending = desk.anomalies.find(({ id }) => id === open[ends]?.id);
          if (ending !== undefined) {
            desk.resolve(ending.id);
            await meet({ resolved: [anomalyOf({ ...ending, toTick: 6000 })] });
          }
          for (let second = 0; second < seconds; second += 1) {
            await desk.pass(1_000);
            await meet();
          }
        }
        expect(telling.told().map(({ anomalyIds }) => anomalyIds)).toEqual(
          desk.told.map(({ items }) => items.map(({ id }) => id)),
        );
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
