import { t } from '../../../shared/i18n';
import { columns, count, duration, paragraphs, table, time } from '../format';
import type { LifeRow, LivesReport } from './report';

const FIGURES = [2, 3, 5];

/** The same for a person: a tree, one life a line. */
export function livesText({ home, lives, damaged }: LivesReport): string {
  if (lives.length === 0 && damaged.length === 0) return `${t('cli.lives.none', { home })}\n`;
  const head = (['name', 'phase', 'ticks', 'age', 'lastLived', 'forkedAt', 'life'] as const).map((column) =>
    t(`cli.lives.column.${column}`),
  );
  const here = new Set(lives.map(({ lifeId }) => lifeId));
  const rows = lives.map((life, index) => [
    branches(lives, index) + life.name + (life.current ? ' *' : ''),
    t(`common.phase.${life.phase}`),
    count(life.ticks),
    duration(life.ageMs),
    time(life.lastLivedMs),
    forkedAt(life, here),
    life.lifeId,
  ]);
  return paragraphs([
    [home],
    lives.length === 0 ? [] : columns([head, ...rows], FIGURES),
    lives.some(({ current }) => current) ? [t('cli.lives.legend')] : [],
    damaged.length === 0
      ? []
      : [t('cli.lives.damagedHere'), ...table(damaged.map(({ lifeId, reason }) => [lifeId, reason]))],
  ]);
}

function forkedAt({ lineage }: LifeRow, here: ReadonlySet<string>): string {
  if (lineage.origin === 'born') return '';
  const tick = count(lineage.branchTick);
  if (lineage.origin === 'adopted') return t('cli.lives.adoptedAt', { tick });
  return here.has(lineage.parentId ?? '') ? tick : t('cli.lives.parentElsewhere', { tick });
}

/** The lines that lead from a life to its parent, as a person would draw them. */
function branches(lives: readonly LifeRow[], index: number): string {
  const depth = lives[index]?.depth ?? 0;
  let drawn = '';
  for (let level = 1; level <= depth; level++) {
    const goesOn = hasSibling(lives, index, level);
    if (level === depth) drawn += goesOn ? '├─ ' : '└─ ';
    else drawn += goesOn ? '│  ' : '   ';
  }
  return drawn;
}

/** Whether another life of that depth follows under the same ancestor. */
function hasSibling(lives: readonly LifeRow[], index: number, level: number): boolean {
  for (const { depth } of lives.slice(index + 1)) {
    if (depth < level) return false;
    if (depth === level) return true;
  }
  return false;
}
