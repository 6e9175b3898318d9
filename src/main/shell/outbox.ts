import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boxSchema, EMPTY_BOX, type Box } from '../monitor/manners/box';
import { writeFileAtomically } from '../vault/atomic-file';
import type { Log } from './log';
import { setAsideBadFile } from '../vault/set-aside';

/** What is still to be told, in memory and on disk as one. */
export interface Outbox {
  readonly box: Box;
  /** Never throws: a disk that is full must not keep a note from being shown. */
  keep(box: Box): void;
}

/**
 * Opens `<home>/outbox.json`. A file that is damaged, or of a newer version, is kept aside as it is; where the
 * disk does not do its part, what waits lasts until the app is closed. Never throws.
 */
export function openOutbox(homePath: string, log: Log): Outbox {
  const path = join(homePath, 'outbox.json');
  return new FileOutbox(path, read(path, log), log);
}

class FileOutbox implements Outbox {
  #isWritten = true;

  constructor(
    private readonly path: string,
    public box: Box,
    private readonly log: Log,
  ) {}

  keep(box: Box): void {
    if (box === this.box && this.#isWritten) return;
    this.box = box;
    try {
      writeFileAtomically(this.path, `${JSON.stringify(box)}\n`);
      this.#isWritten = true;
    } catch (error) {
      if (this.#isWritten) this.log.warn(`${this.path} cannot be written`, error);
      this.#isWritten = false;
    }
  }
}

function read(path: string, log: Log): Box {
  try {
    const asidePath = setAsideBadFile(path, boxSchema);
    if (asidePath !== null) log.warn(`${path} could not be used and was kept as ${asidePath}`);
    if (!existsSync(path)) return EMPTY_BOX;
    return boxSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    log.error(`${path} cannot be read`, error);
    return EMPTY_BOX;
  }
}
