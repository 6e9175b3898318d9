import type { LifeState } from '../life/state';

/** Turns untrusted data into a state, or throws an Error that names the field: `parseLifeState` of life/. */
export type ParseState = (value: unknown) => LifeState;
