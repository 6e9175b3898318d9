import { readFileSync, statSync } from 'node:fs';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import { JsonFault, parseJson } from '../vault/strict-json';

/** A policy that names every field takes some 20 kB. */
const LIMIT_KILOBYTES = 1024;

/** What a policy file says, as it says it. @throws Refusal where it is not one JSON object */
export function readPolicyFile(file: string): Readonly<Record<string, unknown>> {
  const content = parsed(textOf(file), file);
  if (!isRecord(content)) throw new Refusal('invalid', told('runtime.policy.notObject', { file }));
  return content;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(file: string): string {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new Refusal('invalid', told('runtime.policy.notFile', { file }));
    if (stats.size > LIMIT_KILOBYTES * 1024) {
      const params = { file, limitKilobytes: LIMIT_KILOBYTES };
      throw new Refusal('invalid', told('runtime.policy.tooLarge', params));
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const said =
      code === 'ENOENT'
        ? told('runtime.policy.none', { file })
        : told('runtime.policy.unreadable', { file, reason: code ?? message });
    throw new Refusal('invalid', said, { cause: error });
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    if (error.kind === 'duplicate-key') {
      throw new Refusal('invalid', told('runtime.policy.twice', { file, field: error.key }), {
        cause: error,
      });
    }
    if (error.kind === 'forbidden-key') {
      throw new Refusal('invalid', told('runtime.policy.unknown', { file, field: error.key }), {
        cause: error,
      });
    }
    const before = text.slice(0, error.offset).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    const said = told('runtime.policy.notJson', { file, line: before.length, column });
    throw new Refusal('invalid', said, { cause: error });
  }
}
