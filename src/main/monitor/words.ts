import { told } from '../../shared/i18n';
import type { Message } from '../../shared/views';
import type { Causes } from './cause-log';

type Params = Record<string, string | number>;

/** The end of a sentence that says after which input something came, or that no input explains it. */
export function afterParams({ strongest }: Causes): Params {
  if (strongest === null) return { after: 'none' };
  const { what, seq, tick, recorded } = strongest;
  // Within a span of a thousand ticks the record says little; the tick says where to look.
  return { after: recorded ? 'record' : 'tick', cause: what, seq, tick };
}

/** A time as a number and its unit, as people say it: `40 s`, `12 min`, `3.5 h`. */
export function spanParams(ms: number): { readonly span: number; readonly unit: 's' | 'min' | 'h' | 'd' } {
  if (ms < 10_000) return { span: roundSignificant(ms / 1000), unit: 's' };
  if (ms < 100_000) return { span: Math.round(ms / 1000), unit: 's' };
  if (ms < 90 * 60_000) return { span: Math.round(ms / 60_000), unit: 'min' };
  if (ms < 48 * 3_600_000) return { span: roundSignificant(ms / 3_600_000), unit: 'h' };
  return { span: roundSignificant(ms / 86_400_000), unit: 'd' };
}

/** How many would be usual; below one half that is hardly any. */
export function usualParams(count: number): { readonly usual: number; readonly usually: 'about' | 'hardly' } {
  return { usual: roundSignificant(count), usually: count < 0.5 ? 'hardly' : 'about' };
}

/** Two significant digits, for quantities whose size is not known beforehand. */
export function roundSignificant(value: number): number {
  return Number(value.toPrecision(2));
}

export const said = (key: Parameters<typeof told>[0], params: Params = {}): Message => told(key, params);
