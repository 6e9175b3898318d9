import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';

/** @throws Refusal where none can be made */
export function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'life-bench-'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal('failed', told('cli.bench.noFolder', { folder: tmpdir(), reason }));
  }
}
