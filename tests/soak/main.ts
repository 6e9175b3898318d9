import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { memoryFolder } from '../support/memory-folder';
import { soak, type Memory } from './soak';

/*
 * Lives days in minutes and looks whether memory grows:
 *   npm run soak -- [--days 7] [--warm-up 2]
 */
const GROWTH_MAX_MB = 5;
const { values } = parseArgs({
  options: { days: { type: 'string', default: '7' }, 'warm-up': { type: 'string', default: '2' } },
});
const days = Number(values.days);
const warmUpDays = Number(values['warm-up']);
if (![days, warmUpDays].every((count) => Number.isInteger(count) && count > 0)) {
  console.error('--days and --warm-up take whole numbers of days, for example: npm run soak -- --days 7');
  process.exit(2);
}

const homePath = memoryFolder('soak');
try {
  const line = ({ hour, heapMb, heldMb, rssMb }: Memory): string =>
    [`day ${hour / 24}`, ...[heapMb, heldMb, rssMb].map((mb) => mb.toFixed(2).padStart(10))].join('');
  console.log('        heap MB   held MB    RSS MB');
  const report = await soak({
    homePath,
    warmUpHours: 24 * warmUpDays,
    hours: 24 * days,
    onDay: (memory) => console.log(line(memory)),
  });
  const grownMb = report.after.heldMb - report.before.heldMb;
  console.log(
    `${report.ticks} ticks; in the ${days} days after ${warmUpDays} to warm up, held memory grew by ${grownMb.toFixed(2)} MB (at most ${GROWTH_MAX_MB})`,
  );
  for (const each of report.trouble) console.log(each);
  process.exitCode = grownMb <= GROWTH_MAX_MB && report.trouble.length === 0 ? 0 : 1;
} finally {
  rmSync(homePath, { recursive: true, force: true });
}
