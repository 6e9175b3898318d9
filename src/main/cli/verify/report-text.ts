import { t } from '../../../shared/i18n';
import { count, paragraphs, table, time } from '../format';
import type { VerifyFindings } from './report';

/** The same for a person: the verdict first, then what it stands on. */
export function verifyText(found: VerifyFindings): string {
  const { replayedTicks, ticksPerSecond, seams, snapshots } = found;
  const facts: [string, string][] = [
    [t('cli.run.row.life'), found.lifeId],
    [t('cli.verify.row.folder'), found.path],
    [t('cli.verify.row.records'), count(found.records)],
    [
      t('cli.verify.row.ticks'),
      t('cli.verify.ticks', { ticks: count(replayedTicks), rate: count(ticksPerSecond) }),
    ],
    [t('cli.verify.row.states'), t('cli.verify.states', { count: found.checkpoints })],
    [t('cli.verify.row.snapshots'), snapshotsText(snapshots.whole, snapshots.damaged.length)],
    ...(found.is === 'whole'
      ? ([
          [t('cli.run.row.state'), found.stateHash],
          [t('cli.verify.row.head'), found.headHash],
        ] as [string, string][])
      : []),
  ];
  return paragraphs([[verdict(found), ...table(facts)], seamLines(seams), damagedLines(found)]);
}

function verdict(found: VerifyFindings): string {
  if (found.is === 'whole') return t('cli.verify.whole', { tick: count(found.tick) });
  const { seq, reason } = found;
  return t('cli.verify.notWhole', { seq, reason });
}

const snapshotsText = (whole: number, damaged: number): string =>
  damaged === 0
    ? t('cli.verify.snapshotsWhole', { count: whole })
    : t('cli.verify.snapshotsDamaged', { count: whole + damaged, damaged });

function seamLines(seams: VerifyFindings['seams']): string[] {
  if (seams.length === 0) return [];
  const rows = seams.map(({ seq, tick, atMs, reason }): [string, string] => [
    `#${seq}`,
    t(`cli.verify.seam.${reason}`, { tick: count(tick), at: time(atMs) }),
  ]);
  return [t('cli.verify.seams'), ...table(rows)];
}

function damagedLines({ snapshots: { damaged } }: VerifyFindings): string[] {
  if (damaged.length === 0) return [];
  return [t('cli.verify.damagedFiles'), ...damaged.map(({ reason }) => `  ${reason}`)];
}
