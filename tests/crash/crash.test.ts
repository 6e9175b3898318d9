import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, run } from '../../scripts/lib/run.mjs';
import type { CrashReport } from './crashes';

// Goal: kill -9 costs nothing that was told, whenever it comes. In a form small enough for every test run; the full
// proof is `npm run crash -- --kills 1000`.

test('nothing that was told is lost when the process is killed', { timeout: 120_000 }, async () => {
  const words = [join(ROOT, 'scripts/crash.mjs'), '--kills', '25', '--seed', '1', '--json'];
  const { stdout, stderr } = await run(process.execPath, words, { output: 'capture' });
  expect(stderr).toBe('');
  const report = JSON.parse(stdout) as CrashReport;
  expect(report).toMatchObject({
    ...{ lostTicks: 0, lostStimuli: 0, strayStimuli: 0, unrecoverable: 0, brokenJournals: 0, trouble: [] },
  });
  // That nothing was lost means something only where there was something to lose.
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(report.ticks).toBeGreaterThan(50);
  expect(report.killedInSave).toBeGreaterThan(0);
});
