import type { LifeCard } from '../../../shared/past';
import { cardOf, lineFrom, readBack, type PlacedLife } from '../../runtime/lives';
import type { Line } from '../../runtime/work/tasks';
import type { Place } from '../place/place';

/**
 * A life and those it came from, as far as they lie in the homes of the two that are compared: a parent may have
 * stayed in one while its fork lives in the other.
 * @throws Refusal where one of them cannot be read
 */
export function lineOf(place: Place, both: readonly Place[]): Line {
  return lineFrom(withCard(place), (lifeId) => found(lifeId, both));
}

/** The same place for both lines, so that it is known as the same ancestor. */
function found(lifeId: string, both: readonly Place[]): PlacedLife | null {
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

const withCard = (place: Place): PlacedLife => ({ folder: place.folder, card: cardAt(place) });

export function cardAt({ folder, home }: Place): LifeCard {
  const { life, lastLivedMs } = readBack(folder);
  return cardOf(life.state(), lastLivedMs, { folder, current: home?.currentLifeId === folder.lifeId });
}
