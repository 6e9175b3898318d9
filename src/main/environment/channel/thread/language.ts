import { languageFor } from '../../../../shared/i18n';
import type { Language } from '../../../../shared/vocabulary';

/** The language in which an answer speaks, by `Accept-Language`; English where nothing known is asked for. */
export function languageOf(accepted: string | undefined): Language {
  if (accepted === undefined) return 'en';
  const wishes = accepted.split(',').map((wish, index) => {
    const [tag = '', ...params] = wish.split(';').map((part) => part.trim());
    const weight = Number(/^q=(.*)$/i.exec(params[0] ?? 'q=1')?.[1]);
    return { tag, weight, index };
  });
  const preferred = wishes
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.index - other.index)
    .map(({ tag }) => tag);
  return languageFor('system', preferred);
}
