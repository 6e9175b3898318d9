import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notice } from '../../../shared/border';
import { hooksFileSchema, type Hook } from '../../../shared/hook-schemas';
import { told } from '../../../shared/i18n';
import { writeFileAtomically } from '../../vault/atomic-file';
import { setAsideBadFile } from '../../vault/set-aside';

/** Where an app or a command line writes what a person may want to read later. */
export interface HookLog {
  info(what: string): void;
  warn(what: string, cause?: unknown): void;
  error(what: string, cause?: unknown): void;
}

/** The hooks of a home, in memory and in `<home>/hooks.json` as one. */
export class HookBook {
  #hooks: readonly Hook[];

  private constructor(
    private readonly path: string,
    hooks: readonly Hook[],
    /** What a person has to know of the file; `null`: all is well. */
    readonly notice: Notice | null,
  ) {
    this.#hooks = hooks;
  }

  /** Opens the file. A bad one is kept aside and told; no hook is called then. Never throws. */
  static open(homePath: string, log: HookLog): HookBook {
    const path = join(homePath, 'hooks.json');
    try {
      const asidePath = setAsideBadFile(path, hooksFileSchema);
      if (asidePath !== null) {
        log.warn(`${path} could not be used and was kept as ${asidePath}`);
        return new HookBook(path, [], bad(asidePath));
      }
      if (!existsSync(path)) return new HookBook(path, [], null);
      return new HookBook(path, hooksFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).hooks, null);
    } catch (error) {
      log.error(`${path} cannot be read`, error);
      return new HookBook(path, [], unreadable(path, error));
    }
  }

  get hooks(): readonly Hook[] {
    return this.#hooks;
  }

  /** @throws Refusal where it cannot be written; then nothing has changed */
  keep(hooks: readonly Hook[]): void {
    writeFileAtomically(this.path, `${JSON.stringify({ version: 1, hooks }, null, 2)}\n`);
    this.#hooks = hooks;
  }
}

const bad = (filePath: string): Notice => ({
  severity: 'warning',
  message: told('window.hooks.badFile', { filePath }),
});

const unreadable = (filePath: string, error: unknown): Notice => ({
  severity: 'error',
  message: told('window.hooks.unreadable', {
    filePath,
    problem: error instanceof Error ? error.message : String(error),
  }),
});
