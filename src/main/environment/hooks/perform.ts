import type { Hook, HookOutcome } from '../../../shared/hooks';
import { variablesOf, type HookHappening } from './happening';
import type { HookLog } from './hook-book';
import { postWebhook } from './post-webhook';
import { runProgram } from './run-program';

/** Calls a hook once. Never rejects. */
export type Perform = (hook: Hook, happening: HookHappening, signal: AbortSignal) => Promise<HookOutcome>;

/** Really calls it, and writes what the program said into the log. */
export const performFor =
  (log: HookLog, nowMs: () => number): Perform =>
  async (hook, happening, signal) => {
    const { action } = hook;
    const text = JSON.stringify(happening);
    const limits = { timeLimitMs: hook.timeLimitS * 1000, signal };
    const beganMs = nowMs();
    if (action.does === 'post') {
      const { url } = action;
      const { ok, said } = await postWebhook({ url, body: text, allowedHost: hook.allowedHost, ...limits });
      return { ok, said, tookMs: nowMs() - beganMs };
    }
    const { program, args } = action;
    const ended = await runProgram({
      ...{ program, args, stdin: `${text}\n`, variables: variablesOf(happening) },
      ...limits,
    });
    if (ended.output !== '') log.info(`Hook ${hook.id} (${happening.event}, ${program}): ${ended.output}`);
    return { ok: ended.ok, said: ended.said, tookMs: nowMs() - beganMs };
  };
