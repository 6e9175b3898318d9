import { say } from '../../../shared/i18n';
import type { LifeCard, LivesPicture } from '../../../shared/past';
import { cardReport } from '../card';

/** What `life lives --json` prints. */
export type LivesReport = ReturnType<typeof livesReportOf>;
export type LifeRow = LivesReport['lives'][number];

export function livesReportOf(homePath: string, { lives, damaged }: LivesPicture) {
  return {
    home: homePath,
    currentLifeId: lives.find(({ current }) => current)?.identity.lifeId ?? null,
    /** Parents before their forks, and those in the order in which they left. */
    lives: familyOrder(lives).map(({ card, depth }) => rowOf(card, depth)),
    damaged: damaged.map(({ lifeId, reason }) => ({ lifeId, reason: say(reason) })),
  };
}

function rowOf(card: LifeCard, depth: number) {
  return {
    ...cardReport(card),
    bornAtMs: card.identity.bornAtMs,
    /** How many of its ancestors are in this home. */
    depth,
    current: card.current,
  };
}

interface InTree {
  readonly card: LifeCard;
  readonly depth: number;
}

/** Who has no parent here begins a tree of its own; the one born first comes first. */
function familyOrder(lives: readonly LifeCard[]): readonly InTree[] {
  const here = new Set(lives.map(({ identity }) => identity.lifeId));
  const parentOf = ({ identity: { lineage } }: LifeCard): string | null =>
    lineage.origin === 'forked' && lineage.parentId !== null && here.has(lineage.parentId)
      ? lineage.parentId
      : null;
  const below = (parentId: string | null, depth: number): InTree[] =>
    lives
      .filter((card) => parentOf(card) === parentId)
      .sort(byBranch)
      .flatMap((card) => [{ card, depth }, ...below(card.identity.lifeId, depth + 1)]);
  return below(null, 0);
}

function byBranch({ identity: one }: LifeCard, { identity: other }: LifeCard): number {
  return (
    one.bornAtMs - other.bornAtMs ||
    one.lineage.branchTick - other.lineage.branchTick ||
    one.name.localeCompare(other.name, 'en', { numeric: true })
  );
}
