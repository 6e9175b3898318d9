import { told } from '../../../shared/i18n';
import type { Message } from '../../../shared/views';
import { roundSignificant, spanParams } from '../words';

/** A sentence about a wait, and what would be usual. */
function spans(key: Parameters<typeof told>[0], waitedMs: number, usualMs: number, more = {}): Message {
  const { span, unit } = spanParams(waitedMs);
  const usual = spanParams(usualMs);
  return told(key, { span, unit, usualSpan: usual.span, usualUnit: usual.unit, ...more });
}

/** What is said of an adopted process, as data. */
export const said = {
  begins: (): Message => told('processes.because.begins'),
  working: (): Message => told('processes.because.working'),
  untold: (): Message => told('processes.because.untold'),
  idle: (): Message => told('processes.because.idle'),
  finished: (): Message => told('processes.because.finished'),
  awaited: (): Message => told('processes.because.awaited'),

  gone: (pid: number): Message => told('processes.found.gone', { pid: String(pid) }),
  silent: (waitedMs: number, usualMs: number): Message => spans('processes.found.silent', waitedMs, usualMs),
  mute: (waitedMs: number, usualMs: number, pid: number): Message =>
    spans('processes.found.mute', waitedMs, usualMs, { pid: String(pid) }),
  stuck: (waitedMs: number, usualMs: number): Message => spans('processes.found.stuck', waitedMs, usualMs),
  cycles: (times: number, period: number): Message => told('processes.found.cycles', { times, period }),
  around: (waitedMs: number, usualMs: number, count: number): Message =>
    spans('processes.found.around', waitedMs, usualMs, { count }),
  back: (count: number): Message => told('processes.found.back', { count }),
  unusual: (vital: string, value: number, low: number, high: number): Message =>
    told('processes.found.unusual', {
      vital,
      value: roundSignificant(value),
      low: roundSignificant(low),
      high: roundSignificant(high),
    }),
  unusualShape: (vital: string, value: number): Message =>
    told('processes.found.unusualShape', { vital, value: roundSignificant(value) }),

  clears: {
    report: (): Message => told('processes.clears.report'),
    progress: (): Message => told('processes.clears.progress'),
    other: (): Message => told('processes.clears.other'),
    vital: (vital: string, rows: number): Message => told('processes.clears.vital', { vital, count: rows }),
  },
} as const;
