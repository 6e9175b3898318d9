import type { CDPSession, Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly pid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Time of the thread itself, which no other process takes part of. */
  readonly tdur?: number;
}

/** Where script begins. A timer is not counted: over the scripted bridge it is the script that plays main. */
const ENTRIES = new Set([
  'EventDispatch',
  'FireAnimationFrame',
  'RunMicrotasks',
  'FunctionCall',
  'TimerFire',
]);

export interface FrameTimes {
  /** Script of each frame, from the end of one drawing to the end of the next, ms of the page's own thread. */
  readonly cpuMs: readonly number[];
  /** The same by the clock: more, where other processes compete for the machine. */
  readonly wallMs: readonly number[];
}

/** Records what the page's main thread spends on script while `drive` goes on. */
export async function scriptTimes(page: Page, drive: () => Promise<void>): Promise<FrameTimes> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8'] },
  });
  await drive();
  await tracingEnded(session);
  await session.detach();
  return framesOf(events);
}

async function tracingEnded(session: CDPSession): Promise<void> {
  const complete = new Promise<void>((done) => session.once('Tracing.tracingComplete', () => done()));
  await session.send('Tracing.end');
  await complete;
}

export function framesOf(events: readonly TraceEvent[]): FrameTimes {
  const thread = events.find(({ name }) => name === 'FireAnimationFrame');
  const entries = events
    .filter(
      ({ name, ph, pid, tid }) =>
        ph === 'X' && ENTRIES.has(name) && pid === thread?.pid && tid === thread.tid,
    )
    .sort((a, b) => a.ts - b.ts);
  const frames = { cpuMs: [] as number[], wallMs: [] as number[] };
  let [cpu, wall, endTs] = [0, 0, -Infinity];
  for (const { name, ts, dur = 0, tdur = 0 } of entries) {
    if (ts < endTs) continue;
    endTs = ts + dur;
    if (name === 'TimerFire') continue;
    cpu += tdur / 1000;
    wall += dur / 1000;
    if (name !== 'FireAnimationFrame') continue;
    frames.cpuMs.push(cpu);
    frames.wallMs.push(wall);
    [cpu, wall] = [0, 0];
  }
  return frames;
}

export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(share * values.length))
  ] ?? NaN;
