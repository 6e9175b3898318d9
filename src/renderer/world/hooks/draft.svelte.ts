import {
  ARGUMENTS_CHARS_MAX,
  ARGUMENTS_MAX,
  TIME_LIMIT_S,
  type HookEvent,
} from '../../../shared/hook-limits';
import type { HookAction, HookWish } from '../../../shared/hooks';
import type { Severity } from '../../../shared/vocabulary';

/** A hook as it is being written. What is wrong with it beyond this is told by main, which decides. */
export class HookDraft {
  event = $state.raw<HookEvent>('degrade');
  minimumSeverity = $state.raw<Severity>('warning');
  does = $state.raw<HookAction['does']>('run');
  program = $state.raw('');
  /** One a line. */
  lines = $state.raw('');
  url = $state.raw('');
  timeLimitS = $state.raw<number>(TIME_LIMIT_S.usual);

  /** An empty line at the end is none; one between others is an empty argument. */
  get args(): readonly string[] {
    const lines = this.lines.replace(/(?:\r?\n)+$/u, '');
    return lines === '' ? [] : lines.split(/\r?\n/u);
  }

  /** `null` while it cannot be proposed. */
  get wish(): HookWish | null {
    const { event, minimumSeverity, timeLimitS } = this;
    const action = this.#action();
    return action === null ? null : { event, minimumSeverity, timeLimitS, action };
  }

  /** What was said of the last one is of no use for the next; when it is called often is. */
  clear(): void {
    this.program = '';
    this.lines = '';
    this.url = '';
  }

  #action(): HookAction | null {
    if (this.does === 'post') {
      const url = this.url.trim();
      return /^https?:\/\/./iu.test(url) ? { does: 'post', url } : null;
    }
    const program = this.program.trim();
    const args = [...this.args];
    const fits = args.length <= ARGUMENTS_MAX && args.join('').length <= ARGUMENTS_CHARS_MAX;
    return program === '' || !fits ? null : { does: 'run', program, args };
  }
}
