import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { isUtf8 } from 'node:buffer';
import { SNAPSHOT_BYTES_MAX } from '../../shared/commands';
import { Refusal } from '../../shared/refusal';
import { errnoOf, refusal, reasonOf } from './refuse';
import { JSON_DEPTH_MAX, JsonFault, parseJson } from './strict-json';

const MEGABYTE = 1024 * 1024;

/**
 * The bytes of a regular file that is neither empty nor too large. Never hangs: a pipe or device is refused
 * before it is opened, and opened without waiting should it take the file's place in between.
 * @throws Refusal naming the file and the reason
 */
export function readBytes(path: string, bytesMax: number = SNAPSHOT_BYTES_MAX): Buffer {
  try {
    refuseUnlessReadable(path, statSync(path), bytesMax);
    const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(handle);
      refuseUnlessReadable(path, stats, bytesMax);
      return readAll(handle, stats.size);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw readRefusal(path, error);
  }
}

/** At most the first `bytesMax` bytes of a regular file, as text. @throws Refusal */
export function readHead(path: string, bytesMax: number): string {
  try {
    const handle = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      refuseUnlessReadable(path, fstatSync(handle), Infinity);
      return readAll(handle, bytesMax).toString('utf8');
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw readRefusal(path, error);
  }
}

/**
 * A file that was cut inside its last character is still text, ending in U+FFFD: it is damaged, not binary.
 * @throws Refusal where the bytes are not text
 */
export function textOf(bytes: Buffer, path: string): string {
  if (bytes.includes(0)) throw refusal('refused', 'file.binary', { file: basename(path) });
  if (isUtf8(bytes)) return bytes.toString('utf8');
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return `${decoder.decode(bytes, { stream: true })}\ufffd`;
  } catch (error) {
    throw refusal('refused', 'file.binary', { file: basename(path) }, error);
  }
}

/** @throws Refusal naming the place where the text is not JSON */
export function jsonOf(text: string, path: string): unknown {
  const file = basename(path);
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    switch (error.kind) {
      case 'truncated':
        throw refusal('damaged', 'file.truncated', { file }, error);
      case 'duplicate-key':
        throw refusal('damaged', 'file.duplicateKey', { file, key: error.key }, error);
      case 'forbidden-key':
        throw refusal('damaged', 'file.forbiddenKey', { file, key: error.key }, error);
      case 'too-deep':
        throw refusal('damaged', 'file.tooDeep', { file, levels: JSON_DEPTH_MAX }, error);
      case 'malformed':
        throw malformedRefusal(file, text, error.offset);
    }
  }
}

function malformedRefusal(file: string, text: string, offset: number): Refusal {
  // Text that does not even begin like JSON was never a snapshot, damaged or not.
  if (text.slice(0, offset).trim() === '') return refusal('refused', 'file.notSnapshot', { file });
  const before = text.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return refusal('damaged', 'file.malformed', { file, line: before.length, column });
}

function refuseUnlessReadable(path: string, stats: Stats, bytesMax: number): void {
  const file = basename(path);
  if (stats.isDirectory()) throw refusal('refused', 'file.directory', { file });
  if (!stats.isFile()) throw refusal('refused', 'file.notRegular', { file });
  if (stats.size === 0) throw refusal('damaged', 'file.empty', { file });
  if (stats.size > bytesMax) {
    const megabytes = Math.ceil(stats.size / MEGABYTE);
    throw refusal('refused', 'file.tooLarge', { file, megabytes, limitMegabytes: bytesMax / MEGABYTE });
  }
}

/** No more than `bytesMax`, however much the file has grown meanwhile. */
function readAll(handle: number, bytesMax: number): Buffer {
  const bytes = Buffer.alloc(bytesMax);
  let filled = 0;
  while (filled < bytesMax) {
    const count = readSync(handle, bytes, filled, bytesMax - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}

function readRefusal(path: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const file = basename(path);
  switch (errnoOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refusal('refused', 'file.missing', { file }, error);
    case 'ELOOP':
      return refusal('refused', 'file.symlinkLoop', { file }, error);
    case 'EACCES':
    case 'EPERM':
      return refusal('refused', 'file.unreadable', { file }, error);
    // A socket cannot be opened, nor a device without a driver.
    case 'ENXIO':
    case 'ENODEV':
      return refusal('refused', 'file.notRegular', { file }, error);
    default:
      return refusal('failed', 'file.readFailed', { file, reason: reasonOf(error) }, error);
  }
}
