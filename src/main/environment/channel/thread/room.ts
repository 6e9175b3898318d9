import type { Asking } from './asking';
import type { Copies } from './copies';
import type { Metrics } from './metrics';
import type { Streams } from './stream/streams';

/** What handlers stand in: all that the channel knows and can do. */
export interface Room {
  readonly copies: Copies;
  readonly asking: Asking;
  readonly streams: Streams;
  readonly metrics: Metrics;
  /** The OpenAPI document, as text. */
  readonly document: string;
  /** The page for people, and the policy it is shown under. */
  readonly page: { readonly html: string; readonly policy: string };
}
