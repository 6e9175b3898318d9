import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';

/** A fresh folder, in memory where the system has such a place: where the disk's own time is not what is looked at. */
export const memoryFolder = (purpose: string): string =>
  mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : tmpdir(), `life-${purpose}-`));
