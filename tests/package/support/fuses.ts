import { readFileSync } from 'node:fs';

/** Marks the fuses in every Electron binary (electron/fuses, README: "the fuse wire"). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const NAMES = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const;

/** Reads which fuses a binary has set, by name; what its wire is too short for is not there. */
export function readFuses(binary: string): Partial<Record<string, boolean>> {
  const bytes = readFileSync(binary);
  const at = bytes.indexOf(SENTINEL);
  if (at < 0) throw new Error(`${binary} has no fuses`);
  const version = bytes[at + SENTINEL.length];
  const length = bytes[at + SENTINEL.length + 1] ?? 0;
  if (version !== 1) throw new Error(`Fuse wire of version ${version}`);
  const wire = bytes.subarray(at + SENTINEL.length + 2).subarray(0, length);
  // '0' off, '1' on, 'r' removed from this Electron.
  const states = [...wire].map((state) => String.fromCharCode(state));
  return Object.fromEntries(
    NAMES.flatMap((name, index) =>
      ['0', '1'].includes(states[index] ?? '') ? [[name, states[index] === '1']] : [],
    ),
  );
}
