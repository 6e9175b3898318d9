import type { Box } from './drawing/pen';

export const LANES = ['vitals', 'dynamics', 'inner', 'events', 'phases', 'memories', 'anomalies'] as const;
export type Lane = (typeof LANES)[number];

/** What is shown where there is little room, until a person chooses. */
const IN_LITTLE_ROOM: readonly Lane[] = ['vitals', 'events', 'phases', 'anomalies'];
/** From so much height on all are shown. */
const ROOMY_PX = 330;

interface Size {
  readonly leastPx: number;
  readonly mostPx: number;
  /** Its share of the room that is left, against the others. */
  readonly weight: number;
}
const SIZES: Readonly<Record<Lane, Size>> = {
  vitals: { leastPx: 76, mostPx: Infinity, weight: 6 },
  dynamics: { leastPx: 74, mostPx: 260, weight: 4 },
  inner: { leastPx: 34, mostPx: 120, weight: 2 },
  events: { leastPx: 44, mostPx: 120, weight: 2 },
  phases: { leastPx: 16, mostPx: 22, weight: 0.2 },
  memories: { leastPx: 34, mostPx: 80, weight: 1 },
  anomalies: { leastPx: 30, mostPx: 42, weight: 0.4 },
};
const BETWEEN_PX = 7;

export const usualLanes = (heightPx: number): readonly Lane[] =>
  heightPx >= ROOMY_PX ? LANES : IN_LITTLE_ROOM;

/** The least height at which those lanes can be read. */
export const leastHeightOf = (lanes: readonly Lane[]): number =>
  lanes.reduce((sum, lane) => sum + SIZES[lane].leastPx + BETWEEN_PX, 0) -
  (lanes.length > 0 ? BETWEEN_PX : 0);

/** Where each lane lies, from `topPx` down, so that all the height is used as far as the lanes can. */
export function boxesOf(lanes: readonly Lane[], topPx: number, heightPx: number): ReadonlyMap<Lane, Box> {
  const heights = new Map<Lane, number>(lanes.map((lane) => [lane, SIZES[lane].leastPx]));
  let left = Math.max(0, heightPx - leastHeightOf(lanes));
  let growing = [...lanes];
  while (left > 0.5 && growing.length > 0) {
    const weights = growing.reduce((sum, lane) => sum + SIZES[lane].weight, 0);
    let given = 0;
    for (const lane of growing) {
      const height = heights.get(lane) ?? 0;
      const more = Math.min(SIZES[lane].mostPx - height, (left * SIZES[lane].weight) / weights);
      heights.set(lane, height + more);
      given += more;
    }
    left -= given;
    growing = growing.filter((lane) => (heights.get(lane) ?? 0) < SIZES[lane].mostPx - 0.5);
  }
  const boxes = new Map<Lane, Box>();
  let top = topPx;
  for (const lane of lanes) {
    const height = Math.floor(heights.get(lane) ?? 0);
    boxes.set(lane, { top, height });
    top += height + BETWEEN_PX;
  }
  return boxes;
}
