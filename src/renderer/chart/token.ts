import type { Vital } from '../../shared/vocabulary';

/** What a line can be drawn in: a hue per vital, one for inner time, and none for the rest. */
export type Hue = Vital | 'inner' | 'text-soft';

/** A colour of tokens.css, as it is now: canvas knows no custom properties. */
export const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Calls when the theme changes. Returns how to stop. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
