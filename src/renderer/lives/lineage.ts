import type { LifeCard } from '../../shared/past';

/** A line of the lineage, from top to bottom as it is read. */
export interface LineageRow {
  readonly lifeId: string;
  /** `null` for a parent that is not on this machine. */
  readonly life: LifeCard | null;
  /** 0 for a life that has no parent here. */
  readonly depth: number;
  /** The tick at which it left its parent; `null` for one without. */
  readonly branchTick: number | null;
  /** For each depth below its own whether that life's next sibling is still to come: a line goes past this row. */
  readonly passing: readonly boolean[];
  /** No sibling comes after it. */
  readonly last: boolean;
}

const parentOf = ({ identity: { lifeId, lineage } }: LifeCard): string | null =>
  lineage.origin === 'forked' && lineage.parentId !== lifeId ? lineage.parentId : null;

const byBranch = (a: LifeCard, b: LifeCard): number =>
  a.identity.lineage.branchTick - b.identity.lineage.branchTick ||
  a.identity.bornAtMs - b.identity.bornAtMs ||
  (a.identity.lifeId < b.identity.lifeId ? -1 : 1);

const byBirth = (a: LifeCard, b: LifeCard): number =>
  a.identity.bornAtMs - b.identity.bornAtMs || (a.identity.lifeId < b.identity.lifeId ? -1 : 1);

type Waiting = Omit<LineageRow, 'branchTick'>;

const asRoot = (life: LifeCard): Waiting => ({
  lifeId: life.identity.lifeId,
  life,
  depth: 0,
  passing: [],
  last: true,
});

/**
 * Forks under the life they left, in the order in which they left it; families by the birth of their oldest. A
 * parent that is not here stands for itself by its id. Each life is told once, also where damaged records would
 * make one its own ancestor.
 */
export function lineageOf(lives: readonly LifeCard[]): readonly LineageRow[] {
  const here = new Set(lives.map(({ identity }) => identity.lifeId));
  const children = new Map<string, LifeCard[]>();
  for (const life of lives) {
    const parent = parentOf(life);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), life].sort(byBranch));
  }
  const rows: LineageRow[] = [];
  const told = new Set<string>();

  /** From one life down, without recursion: a lineage may be as long as a machine is old. */
  const tell = (root: Waiting): void => {
    const waiting = [root];
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const { lifeId, life, depth, passing, last } = one;
      if (life && told.has(lifeId)) continue;
      told.add(lifeId);
      const branchTick = life && depth > 0 ? life.identity.lineage.branchTick : null;
      rows.push({ lifeId, life, depth, branchTick, passing, last });
      const own = (children.get(lifeId) ?? []).filter(({ identity }) => !told.has(identity.lifeId));
      const below = depth === 0 ? [] : [...passing, !last];
      // The last one waits longest.
      for (const [index, child] of [...own.entries()].reverse())
        waiting.push({ ...asRoot(child), depth: depth + 1, passing: below, last: index === own.length - 1 });
    }
  };

  for (const life of [...lives].sort(byBirth)) {
    const parent = parentOf(life);
    if (parent === null) tell(asRoot(life));
    else if (!here.has(parent) && !told.has(parent))
      tell({ lifeId: parent, life: null, depth: 0, passing: [], last: true });
  }
  // What is left are rings of lives that name each other as parents: each is told from its oldest.
  for (const life of [...lives].sort(byBirth)) tell(asRoot(life));
  return rows;
}

/** Enough of an id to tell lives apart: its end, for ids that were made at nearly the same time begin alike. */
export const shortId = (lifeId: string): string => `…${lifeId.slice(-8)}`;
