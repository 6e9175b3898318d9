import type { LifeFolder } from './home';
import { LifeStore } from './life-store';

/** Opens a life's database for reading only, and closes it again. @throws Refusal where it cannot be read */
export function readingStore<Result>(
  { databasePath, lifeId }: LifeFolder,
  act: (store: LifeStore) => Result,
): Result {
  const store = LifeStore.open({ databasePath, lifeId, readOnly: true });
  try {
    return act(store);
  } finally {
    store.close();
  }
}
