import { rmSync } from 'node:fs';
import { writeFileAtomically } from '../../vault/atomic-file';

/** Where an open channel says how it is reached. */
export interface OpenFile {
  write(urls: readonly string[]): void;
  remove(): void;
}

/**
 * `<home>/channel-open.json` while the channel is open, so that programs of the same person find a port that was not
 * chosen. It holds no secret. Never throws: a channel that nobody finds by a file is still a channel.
 */
export function openFileIn(path: string, warn: (what: string, error: unknown) => void): OpenFile {
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      warn(`${path} cannot be written`, error);
    }
  };
  return {
    write: (urls) =>
      attempt(() => writeFileAtomically(path, `${JSON.stringify({ urls, pid: process.pid })}\n`)),
    remove: () => attempt(() => rmSync(path, { force: true })),
  };
}
