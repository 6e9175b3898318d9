import type { LifeCard } from '../../../shared/past';
import type { Identity } from '../../../shared/views';
import type { LifeFolder } from '../../vault/home';
import { cardOf, readBack } from '../../runtime/lives';
import type { Line } from '../../runtime/work/tasks';
import type { Place } from '../place/place';

/**
 * A life and those it came from, as far as they lie in the homes of the two that are compared: a parent may have
 * stayed in one while its fork lives in the other.
 * @throws Refusal where one of them cannot be read
 */
export function lineOf(place: Place, both: readonly Place[]): Line {
  const card = cardAt(place);
  const folders: (LifeFolder & { readonly branchTick: number })[] = [];
  const seen = new Set<string>();
  let next: { readonly folder: LifeFolder; readonly card: LifeCard } | null = { folder: place.folder, card };
  while (next !== null) {
    const { lifeId, lineage }: Identity = next.card.identity;
    folders.unshift({ ...next.folder, branchTick: lineage.branchTick });
    seen.add(lifeId);
    const parentId: string | null = lineage.origin === 'forked' ? lineage.parentId : null;
    next = parentId === null || seen.has(parentId) ? null : found(parentId, both);
  }
  return { card, folders };
}

/** The same place for both lines, so that it is known as the same ancestor. */
function found(lifeId: string, both: readonly Place[]) {
  // Who was named comes first: it may lie on its own.
  for (const { folder, home } of both) {
    if (folder.lifeId === lifeId) return withCard({ folder, home });
  }
  for (const { home } of both) {
    const folder = home?.lives().find((life) => life.lifeId === lifeId);
    if (folder !== undefined) return withCard({ folder, home });
  }
  return null;
}

const withCard = (place: Place) => ({ folder: place.folder, card: cardAt(place) });

export function cardAt({ folder, home }: Place): LifeCard {
  const { life, lastLivedMs } = readBack(folder);
  return cardOf(life.state(), lastLivedMs, home?.currentLifeId === folder.lifeId);
}
