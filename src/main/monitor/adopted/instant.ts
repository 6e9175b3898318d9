/** A moment as the judge of a process is told it: it has no clock of its own. */
export interface Instant {
  /** Unix ms: only noted, never reckoned with, because it may be set. */
  readonly wallMs: number;
  /** Ms since some fixed moment; never goes back. Every span is measured by it. */
  readonly monotonicMs: number;
}
