import { told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import type { Message } from '../../../shared/views';
import { errnoOf, reasonOf } from '../../vault/refuse';

type Key = Parameters<typeof told>[0] & `cli.monitor.refused.${string}`;

export const refused = (key: Key, params: Message['params'], cause?: unknown): Refusal =>
  new Refusal('invalid', told(key, params), { cause });

/** What went wrong while `file` was read, as what is told of it. A bug stays one. */
export function readingRefusal(error: unknown, file: string): unknown {
  if (error instanceof Refusal) return error;
  switch (errnoOf(error)) {
    case null:
      return error;
    case 'ENOENT':
    case 'ENOTDIR':
      return refused('cli.monitor.refused.missing', { file }, error);
    case 'EISDIR':
      return refused('cli.monitor.refused.folder', { file }, error);
    default:
      return refused('cli.monitor.refused.unreadable', { file, reason: reasonOf(error) }, error);
  }
}
