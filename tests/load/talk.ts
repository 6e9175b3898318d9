/* What the processes of this bench say to each other. */

/** Tell the figures since they were told last, or end. */
export type ToLife = 'figures' | 'end';

export interface LivesFigures {
  readonly is: 'figures';
  /** Of each tick, ms. */
  readonly latenessMs: readonly number[];
  /** Most stimuli that waited at once. */
  readonly pendingMax: number;
  readonly tick: number;
  readonly rssMb: number;
}

/** What a reader or a sender found out, once, at its end. */
export interface LoadFigures {
  readonly requests: number;
  /** How often each status came; `failed` where none did. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly latencyMs: readonly number[];
  /** Bytes of streams. */
  readonly streamed: number;
}
