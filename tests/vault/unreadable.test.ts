import type * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, it, vi } from 'vitest';
import { writeFileAtomically } from '../../src/main/vault/atomic-file';
import { readLifeFile } from '../../src/main/vault/read-any';
import { refusalOf, temporaryFolder } from './helpers';

const trouble = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const openSync = (...args: Parameters<typeof real.openSync>): number => {
    if (trouble.code === '') return real.openSync(...args);
    throw Object.assign(new Error(`${trouble.code}: refused`), { code: trouble.code });
  };
  return { ...real, openSync };
});

/** What the system refuses an ordinary user it allows the administrator, who may be running this. */
describe('what the system refuses is told', () => {
  it.each([
    ['EACCES', 'file.unreadable'],
    ['EPERM', 'file.unreadable'],
    ['ENXIO', 'file.notRegular'],
    ['EIO', 'file.readFailed'],
  ])('when reading: %s', (code, key) => {
    const path = join(temporaryFolder(), 'a.life');
    trouble.code = '';
    writeFileAtomically(path, '{}');
    trouble.code = code;
    refusalOf(() => readLifeFile(path), key);
  });

  it.each([
    ['ENOSPC', 'file.diskFull'],
    ['EACCES', 'file.notWritable'],
    ['EROFS', 'file.notWritable'],
    ['EIO', 'file.writeFailed'],
  ])('when writing: %s', (code, key) => {
    trouble.code = code;
    refusalOf(() => writeFileAtomically(join(temporaryFolder(), 'a.life'), '{}'), key);
  });
});
