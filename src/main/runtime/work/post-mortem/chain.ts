import type { ChainLink } from '../../../../shared/post-mortem';
import type { Decline } from './decline';
import type { Ending } from './ending';
import { burdenOf, tookOf, type Met } from './met';
import { saidOfMet } from './said';
import type { Change } from './trial';

const LINKS_MAX = 24;

/**
 * What led to the death: of the last fall what weighed most, and of what is named by the counterfactual. Where
 * nothing reached the life in its last fall, what weighed most before it.
 */
export function chainOf(
  ending: Ending,
  { vital, met: fallen }: Decline,
  change: Change | null,
  decisive: ReadonlyMap<number, boolean>,
): { readonly chain: readonly ChainLink[]; readonly chainMore: number } {
  const named = new Set(change === null ? [] : seqsOf(change));
  const all = ending.met.filter(({ seq }) => named.has(seq) || decisive.has(seq));
  const candidates = [...new Set([...all, ...(fallen.length + all.length === 0 ? ending.met : fallen)])];
  const weight = (met: Met): number =>
    burdenOf(met, vital) + (decisive.get(met.seq) === true ? 2 : named.has(met.seq) ? 1 : 0);
  const chosen = candidates.sort((one, other) => weight(other) - weight(one)).slice(0, LINKS_MAX);
  return {
    chain: chosen
      .sort((one, other) => one.tick - other.tick || one.seq - other.seq)
      .map((met) => ({
        seq: met.seq,
        tick: met.tick,
        sinceBirthMs: met.sinceBirthMs,
        atMs: met.atMs,
        said: saidOfMet(met),
        type: met.type,
        source: met.source,
        intensity: met.intensity,
        took: tookOf(met, vital),
        decisive: met.own ? (decisive.get(met.seq) ?? null) : null,
      })),
    chainMore: candidates.length - chosen.length,
  };
}

function seqsOf(change: Change): readonly number[] {
  if (change.kind === 'without-inputs') return change.seqs;
  return change.kind === 'without-input' || change.kind === 'without-policy' ? [change.seq] : [];
}
