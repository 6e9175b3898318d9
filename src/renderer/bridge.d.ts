import type { Bridge } from '../shared/border';

declare global {
  interface Window {
    /** The only way out of this window; put there by the preload. */
    readonly life: Bridge;
  }
}
