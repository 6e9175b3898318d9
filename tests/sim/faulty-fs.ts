import * as real from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ground, type CallKind, type Disk, type Fault } from './disk';

/*
 * Takes the place of node:fs in the bundle of the simulator: what lies inside the simulated home passes by the
 * faulty disk, all else is as ever. Only what the vault and the runtime import is here; whatever else they come to
 * import fails the build until it is thought of too.
 */

export const { constants } = real;
export type { Stats } from 'node:fs';

/** What an open handle of the home stands for. */
const handles = new Map<number, { readonly path: string; readonly isFolder: boolean }>();

function through<Result>(
  path: string,
  kind: CallKind,
  name: string,
  act: (disk: Disk | null, within: string) => Result,
  half?: () => void,
): Result {
  const { disk } = ground;
  const within = disk?.inside(path) ?? null;
  if (disk === null || within === null) return act(null, path);
  return disk.call({
    ...{ kind, what: `${name} ${shown(within)}`, half },
    act: () => act(disk, within),
    fail: (fault) => {
      half?.();
      throw errorOf(fault, name, path);
    },
  });
}

/** Names drawn by chance would make two logs of one run differ. */
const shown = (within: string): string => within.replace(/\.life-[0-9a-f]{12}/, '.life-*');

function errorOf(fault: Fault, syscall: string, path: string): Error {
  const [code, words] =
    fault === 'full' ? ['ENOSPC', 'no space left on device'] : ['EIO', 'input/output error'];
  return Object.assign(new Error(`${code}: ${words}, ${syscall} '${path}'`), { code, syscall, path });
}

export function existsSync(path: string): boolean {
  return through(path, 'setting', 'exists', () => real.existsSync(path));
}

export function statSync(path: string, options?: real.StatSyncOptions): real.Stats | undefined {
  return through(path, 'read', 'stat', () => real.statSync(path, options) as real.Stats | undefined);
}

export function readdirSync(path: string, options?: never): unknown {
  return through(path, 'read', 'readdir', () => real.readdirSync(path, options));
}

export function readFileSync(path: string, options?: never): unknown {
  return through(path, 'read', 'readFile', () => real.readFileSync(path, options));
}

export function mkdirSync(path: string, options?: real.MakeDirectoryOptions): void {
  if (real.existsSync(path)) return;
  through(path, 'name', 'mkdir', (disk) => {
    const first = real.mkdirSync(path, options);
    if (disk === null || first === undefined) return;
    const last = resolve(path);
    for (let made = last; made.startsWith(first); made = dirname(made)) {
      const within = disk.inside(made);
      if (within !== null && within !== '') disk.ledger.folderMade(within);
    }
  });
}

export function renameSync(from: string, to: string): void {
  through(to, 'name', 'rename', (disk, within) => {
    const displaced = disk !== null && real.existsSync(to) ? real.readFileSync(to) : null;
    real.renameSync(from, to);
    if (disk !== null) disk.ledger.renamed(disk.inside(from) ?? from, within, displaced);
  });
}

export function copyFileSync(from: string, to: string): void {
  through(to, 'name', 'copyFile', (disk, within) => {
    const isNew = !real.existsSync(to);
    real.copyFileSync(from, to);
    if (disk !== null && isNew) disk.ledger.created(within);
  });
}

export function truncateSync(path: string): void {
  through(path, 'write', 'truncate', () => real.truncateSync(path));
}

export function rmSync(path: string, options?: real.RmOptions): void {
  through(path, 'unlink', 'rm', (disk, within) => {
    const stats = real.statSync(path, { throwIfNoEntry: false });
    const content = disk !== null && stats?.isFile() ? real.readFileSync(path) : null;
    real.rmSync(path, options);
    if (disk !== null && content !== null) disk.ledger.removed(within, content);
  });
}

export function openSync(path: string, flags: string | number, mode?: number): number {
  const creates = flags === 'wx';
  return through(path, creates ? 'name' : 'open', 'open', (disk, within) => {
    const handle = real.openSync(path, flags, mode);
    if (disk === null) return handle;
    if (creates) disk.ledger.created(within);
    handles.set(handle, { path, isFolder: real.fstatSync(handle).isDirectory() });
    return handle;
  });
}

/** Never fails: nobody could do anything about it. */
export function closeSync(handle: number): void {
  handles.delete(handle);
  real.closeSync(handle);
}

export function fstatSync(handle: number): real.Stats {
  return real.fstatSync(handle);
}

export function readSync(handle: number, ...rest: [Buffer, number, number, number]): number {
  const known = handles.get(handle);
  if (known === undefined) return real.readSync(handle, ...rest);
  return through(known.path, 'read', 'read', () => real.readSync(handle, ...rest));
}

export function writeFileSync(handle: number, data: string): void {
  const known = handles.get(handle);
  if (known === undefined) return real.writeFileSync(handle, data);
  const { disk } = ground;
  const bytes = Buffer.from(data);
  const part = () => real.writeSync(handle, bytes, 0, disk?.chance.below(bytes.length) ?? 0, 0);
  // Only a snapshot is read back before it is believed; a disk that lies about anything else cannot be caught out.
  const lies = disk?.weather.is === 'flaky' && known.path.includes('snapshots') && disk.chance.happens(0.02);
  const write = lies ? part : () => real.writeFileSync(handle, bytes);
  through(known.path, 'write', lies ? 'writeFile (torn)' : 'writeFile', write, part);
}

export function fsyncSync(handle: number): void {
  const known = handles.get(handle);
  if (known === undefined) return real.fsyncSync(handle);
  through(known.path, 'sync', 'fsync', (disk, within) => {
    // The real one is not waited for: what power would take, the ledger knows.
    if (known.isFolder) disk?.ledger.folderSynced(within === '' ? '.' : within);
    else disk?.ledger.fileSynced(within);
  });
}
