import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { memoryFolder } from '../support/memory-folder';
import { soak } from './soak';

// Goal: a life that goes on for days holds no more memory at their end than at their beginning.
// Method: the whole main process but for Electron, for half a simulated day after a warm-up; `npm run soak` lives nine days.

test('half a day lived is no memory held', { timeout: 120_000 }, async () => {
  const homePath = memoryFolder('soak');
  onTestFinished(() => rmSync(homePath, { recursive: true, force: true }));
  const { ticks, before, after, trouble } = await soak({ homePath, warmUpHours: 6, hours: 12 });
  expect(trouble).toEqual([]);
  expect(ticks).toBe(18 * 3600);
  // Seven days may grow by 5 MB in all; a leak of a hundred bytes a tick would be 4.3 MB here.
  expect(after.heldMb - before.heldMb).toBeLessThan(2);
});
