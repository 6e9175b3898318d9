import type { Endpoint } from '../endpoint';
import { health } from './health';
import { state } from './state';

/** All that can be asked here. */
export const ENDPOINTS: readonly Endpoint[] = [state, health];
