import type { Quantity } from '../../shared/past';
import type { Dynamic, Vital } from '../../shared/vocabulary';
import { t } from '../words/language.svelte';

/** What a quantity of the course is called. */
export const quantityName = (quantity: Quantity): string =>
  t(
    `common.subject.${quantity === 'jitterMs' ? 'heartbeat' : (quantity satisfies Vital | Dynamic | 'innerRate')}`,
  );
