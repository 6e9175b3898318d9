import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Message } from '../../shared/views';
import type { CliIo } from './io';

/** A report as one JSON object, or as its text for a person. */
export function print<Report>(
  io: CliIo,
  json: true | undefined,
  report: Report,
  text: (report: Report) => string,
): void {
  io.out(json ? `${JSON.stringify(report, null, 2)}\n` : text(report));
}

/** What ends a command whose report stands already, because something in it is damaged. */
export const damage = (key: Parameters<typeof told>[0], params: Message['params']): Refusal =>
  new Refusal('damaged', told(key, params));
