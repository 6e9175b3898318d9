import { statSync } from 'node:fs';
import { t } from '../../../shared/i18n';
import type { LifeFolder } from '../../vault/home';
import { readSnapshotFile } from '../../vault/snapshot-file';
import { count, size } from '../format';
import type { CliIo } from '../io';
import { print } from '../output';
import { doWork } from '../work';

/** Writes a life with its whole journal into one file. */
export async function exportLife(
  folder: LifeFolder,
  filePath: string,
  json: true | undefined,
  io: CliIo,
): Promise<void> {
  await doWork({ kind: 'take-along', folder, filePath, savedAtMs: Date.now() }, io);
  const { identity, tick, past, digest } = readSnapshotFile(filePath);
  const report = {
    ...{ what: 'life', lifeId: identity.lifeId, name: identity.name, tick },
    records: past?.journal.length ?? 0,
    fromTick: past?.beginnings[0]?.tick ?? tick,
    ...{ out: filePath, bytes: statSync(filePath).size, digest },
  };
  print(io, json, report, ({ name, records, fromTick, bytes }) => {
    const params = { name, tick: count(tick), records: count(records), from: count(fromTick) };
    return `${t('cli.export.lifeWritten', { ...params, size: size(bytes), out: filePath })}\n`;
  });
}
