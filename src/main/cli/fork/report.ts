import { t } from '../../../shared/i18n';
import type { Identity } from '../../../shared/views';
import { lineageText, paragraphs, table } from '../format';
import type { Settled } from './settle';

/** What `life fork --json` prints. */
export type ForkReport = ReturnType<typeof forkReportOf>;

export function forkReportOf(identity: Identity, homePath: string, { path, current }: Settled) {
  const { lifeId, name, seed, lineage } = identity;
  return { lifeId, name, seed, lineage, home: homePath, path, current };
}

/** The same for a person, and how it is woken. */
export function forkText({ lifeId, name, lineage, home, path, current }: ForkReport): string {
  const facts = table([
    [t('cli.run.row.life'), lifeId],
    [t('cli.run.row.lineage'), lineageText(lineage)],
    [t('cli.run.row.home'), home],
    [t('cli.verify.row.folder'), path],
  ]);
  return paragraphs([[name, ...facts], [t(current ? 'cli.fork.current' : 'cli.fork.waits')]]);
}
