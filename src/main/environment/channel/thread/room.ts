import type { Asking } from './asking';
import type { Copies } from './copies';

/** What handlers stand in: all that the channel knows and can do. */
export interface Room {
  readonly copies: Copies;
  readonly asking: Asking;
  readonly version: string;
}
