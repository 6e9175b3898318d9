import type { ProcessCondition, ProcessPicture } from '../../../shared/processes';

const ORDER: readonly ProcessCondition[] = ['dead', 'hung', 'looping', 'working', 'idle', 'finished'];

/** Those in trouble first, the gravest before the others; among equals they stay as they were adopted. */
export const byAttention = (
  one: Pick<ProcessPicture, 'condition'>,
  other: Pick<ProcessPicture, 'condition'>,
): number => ORDER.indexOf(one.condition) - ORDER.indexOf(other.condition);
