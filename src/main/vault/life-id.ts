import { refusal } from './refuse';

/** Lower case only: some file systems cannot tell `A` from `a`, and two lives must not share a folder. */
const LIFE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isLifeId(text: string): boolean {
  return LIFE_ID.test(text);
}

/** A life's id becomes a folder's name: nothing else may ever pass. @throws Refusal `invalid` */
export function requireLifeId(text: string): string {
  if (!isLifeId(text)) throw refusal('invalid', 'home.badLifeId', { lifeId: text.slice(0, 64) });
  return text;
}
