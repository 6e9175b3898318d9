import type { ViewName } from '../../shared/border';
import { t } from '../words/language.svelte';

/** What a view is called; where the life has ended, what is now is how it came to that. */
export const viewName = (view: ViewName, { ended }: { readonly ended: boolean }): string =>
  view === 'now' && ended ? t('window.postMortem.nav') : t(`window.nav.${view}`);
