import { execFile } from 'node:child_process';

const ASK_LIMIT_MS = 1_500;

export type ToolAnswer =
  | { readonly is: 'said'; readonly text: string }
  /** `late`: it did not answer in time and was ended. */
  | { readonly is: 'missing' | 'failed' | 'late' };

/** Runs a small program of the system, without a shell and not for long. Never rejects. */
export type AskTool = (command: string, args: readonly string[]) => Promise<ToolAnswer>;

export const askTool: AskTool = (command, args) =>
  new Promise((resolve) => {
    execFile(command, [...args], { timeout: ASK_LIMIT_MS, killSignal: 'SIGKILL' }, (error, stdout) => {
      if (error === null) resolve({ is: 'said', text: stdout });
      else resolve({ is: error.code === 'ENOENT' ? 'missing' : error.killed === true ? 'late' : 'failed' });
    });
  });
