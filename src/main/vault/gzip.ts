import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SNAPSHOT_BYTES_MAX } from '../../shared/commands';
import { errnoOf, refusal } from './refuse';

/** Told by its first two bytes, not by its name. */
export function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks at most `bytesMax` bytes: a small file may claim to hold terabytes.
 * @throws Refusal when it is damaged or unpacks to more
 */
export function unpackGzip(bytes: Buffer, path: string, bytesMax: number = SNAPSHOT_BYTES_MAX): Buffer {
  const file = basename(path);
  try {
    return gunzipSync(bytes, { maxOutputLength: bytesMax });
  } catch (error) {
    if (errnoOf(error) === 'ERR_BUFFER_TOO_LARGE') {
      throw refusal(
        'refused',
        'file.unpacksTooLarge',
        { file, limitMegabytes: bytesMax / 1024 / 1024 },
        error,
      );
    }
    throw refusal('damaged', 'file.badGzip', { file }, error);
  }
}
