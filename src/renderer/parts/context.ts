import { getContext, setContext } from 'svelte';
import type { Desk } from '../desk.svelte';

const DESK = Symbol('desk');

export const provideDesk = (desk: Desk): Desk => setContext(DESK, desk);

export function useDesk(): Desk {
  const desk = getContext<Desk | undefined>(DESK);
  if (!desk) throw new Error('No Desk: this component is drawn outside App.svelte.');
  return desk;
}
