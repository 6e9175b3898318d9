import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';

/**
 * A file that is not what the schema says is renamed to `<file>.bad` (or `.bad-2`, ... so that nothing that was
 * kept is lost). Returns the new path, or `null` where the file is good or missing. Throws where the file can
 * neither be read nor renamed.
 */
export function setAsideBadFile(filePath: string, schema: z.ZodType): string | null {
  if (!existsSync(filePath) || isGood(filePath, schema)) return null;
  const asidePath = freePath(`${filePath}.bad`);
  renameSync(filePath, asidePath);
  return asidePath;
}

function isGood(filePath: string, schema: z.ZodType): boolean {
  try {
    return schema.safeParse(JSON.parse(readFileSync(filePath, 'utf8'))).success;
  } catch {
    return false;
  }
}

function freePath(wished: string): string {
  let path = wished;
  for (let n = 2; existsSync(path); n += 1) path = `${wished}-${n}`;
  return path;
}
