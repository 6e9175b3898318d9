import type { StimulusReceipt } from './commands';
import type { Message } from './views';

/** Whether other programs of this machine can reach life, and where. */
export type ChannelState =
  | { readonly is: 'off' }
  | { readonly is: 'opening' }
  | {
      readonly is: 'open';
      /** Where it is reached, IPv4 first: `http://127.0.0.1:53127`, `http://[::1]:53127`. */
      readonly urls: readonly string[];
      /** So many programs listen to the stream now. */
      readonly streams: number;
    }
  | { readonly is: 'failed'; readonly why: Message };

/** What a person sees of the channel. The token itself is shown once, when it is made. */
export interface ChannelPicture {
  readonly state: ChannelState;
  /** When the token was made, Unix ms; `null` where there is none, and nobody is let in. */
  readonly tokenMadeAtMs: number | null;
}

/** Stimuli that were taken together: one receipt each, in their order. */
export interface StimuliReceipts {
  readonly receipts: readonly StimulusReceipt[];
  /** They had been taken before, under the same key: nothing reached the life a second time. */
  readonly repeated: boolean;
}
