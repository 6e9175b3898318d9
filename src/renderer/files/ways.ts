import type { FileDecision } from '../../shared/commands';
import type { FilePreview } from '../../shared/views';

/** What a person can choose about a previewed file; the first is what one would expect. */
export interface Way {
  readonly choice: FileDecision['choice'];
  readonly testId: 'drop-confirm' | 'drop-fork' | 'drop-look';
  /** Key under `window.files.way`. */
  readonly words: 'resume' | 'wake' | 'fork' | 'look' | 'adopt';
}

const RESUME: Way = { choice: 'resume', testId: 'drop-confirm', words: 'resume' };
const WAKE: Way = { choice: 'resume', testId: 'drop-confirm', words: 'wake' };
const FORK: Way = { choice: 'fork', testId: 'drop-fork', words: 'fork' };
const LOOK: Way = { choice: 'look', testId: 'drop-look', words: 'look' };
const ADOPT: Way = { choice: 'adopt', testId: 'drop-confirm', words: 'adopt' };

const WAYS = {
  resume: [RESUME, LOOK],
  other: [WAKE, LOOK],
  older: [FORK, LOOK],
  dead: [LOOK],
  current: [],
  adopt: [ADOPT],
} as const satisfies Record<string, readonly Way[]>;

export const waysOf = (preview: FilePreview): readonly Way[] =>
  preview.kind === 'refused' ? [] : WAYS[preview.verdict];
