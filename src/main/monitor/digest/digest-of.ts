import type { Digest, Extent } from '../../../shared/monitor';
import { DYNAMICS, EVENT_TYPES, SEVERITIES, VITALS, type DigestSpan } from '../../../shared/vocabulary';
import { recordOf } from '../record-of';
import type { EventRates } from './event-rates';
import { DYNAMICS_FROM, FOLLOWED, INNER_RATE } from './quantities';
import type { Tally } from './tally';
import type { Usual } from './usual';

export const meanOf = ({ area, livedMs }: Tally, index: number): number => (area[index] as number) / livedMs;

/** What an hour or a day was like, against what is usual; the tally must hold some lived time. */
export function digestOf(span: DigestSpan, tally: Tally, usual: Usual, rates: EventRates): Digest {
  const extents = FOLLOWED.map((_, index) => extentOf(tally, index, usual));
  const extent = (index: number): Extent => extents[index] as Extent;
  return {
    span,
    fromTick: tally.fromTick,
    toTick: tally.toTick,
    fromMs: tally.fromMs,
    toMs: tally.toMs,
    livedMs: tally.livedMs,
    vitals: recordOf(VITALS, extent),
    dynamics: recordOf(DYNAMICS, (index) => extent(DYNAMICS_FROM + index)),
    innerRate: extent(INNER_RATE),
    innerMs: tally.innerToMs - tally.innerFromMs,
    events: eventsOf(tally, rates),
    rests: { count: tally.rests, ms: tally.restMs },
    lateTicks: tally.lateTicks,
    memory: { kept: tally.kept, forgotten: tally.forgotten },
    anomalies: recordOf(SEVERITIES, (index) => tally.opened[index] as number),
    changed: changedOf(extents),
  };
}

const extentOf = (tally: Tally, index: number, usual: Usual): Extent => ({
  from: tally.from[index] as number,
  to: tally.to[index] as number,
  min: tally.min[index] as number,
  max: tally.max[index] as number,
  mean: meanOf(tally, index),
  usual: usual.of(index),
});

function eventsOf({ events, livedMs }: Tally, rates: EventRates): Digest['events'] {
  return Object.fromEntries(
    EVENT_TYPES.flatMap((type, index) => {
      const count = events[index] as number;
      const usual = rates.usual(index, livedMs, count);
      return rates.isNamed(count, usual) ? [[type, { count, usual }]] : [];
    }),
  );
}

/** How many half-widths of its band the mean lies from the middle: more than one is out of the usual. */
function distanceOf({ mean, usual }: Extent): number {
  if (usual === null || (mean >= usual.low && mean <= usual.high)) return 0;
  const half = (usual.high - usual.low) / 2;
  return Math.abs(mean - usual.low - half) / half;
}

const changedOf = (extents: readonly Extent[]): Digest['changed'] =>
  extents
    .map((extent, index) => ({
      name: FOLLOWED[index] as Digest['changed'][number],
      away: distanceOf(extent),
    }))
    .filter(({ away }) => away > 0)
    .sort((one, other) => other.away - one.away)
    .map(({ name }) => name);
