import { safeStorage } from 'electron';
import type { Log } from './log';

/** Seals by the system's key ring. Where there is none, nothing is sealed, and nothing pretends to be. */
export function systemSeal(log: Log): {
  close(text: string): string | null;
  open(sealed: string): string | null;
} {
  const attempt = (act: () => string): string | null => {
    try {
      return isWorthIt() ? act() : null;
    } catch (error) {
      log.warn('The key ring of the system could not be used', error);
      return null;
    }
  };
  return {
    close: (text) => attempt(() => safeStorage.encryptString(text).toString('base64')),
    open: (sealed) => attempt(() => safeStorage.decryptString(Buffer.from(sealed, 'base64'))),
  };
}

/** On a Linux without a key ring Chromium seals with a password that everybody knows. */
function isWorthIt(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  const { getSelectedStorageBackend } = safeStorage as Partial<typeof safeStorage>;
  return process.platform !== 'linux' || getSelectedStorageBackend?.call(safeStorage) !== 'basic_text';
}
