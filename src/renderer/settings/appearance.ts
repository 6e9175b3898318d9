import type { Settings } from '../../shared/settings';

type Appearance = Pick<Settings, 'theme' | 'reducedMotion'>;

const LIGHT = '(prefers-color-scheme: light)';
const STILL = '(prefers-reduced-motion: reduce)';

/**
 * Writes the theme and the motion wish on the document, so that CSS needs one rule for each, and follows
 * the system where the settings say so. Returns how to stop following.
 */
export function followAppearance(chosen: Appearance | null): () => void {
  const light = matchMedia(LIGHT);
  const still = matchMedia(STILL);
  const apply = (): void => {
    const theme = chosen?.theme ?? 'system';
    const root = document.documentElement;
    root.dataset.theme = theme === 'system' ? (light.matches ? 'light' : 'dark') : theme;
    root.dataset.motion = chosen?.reducedMotion === 'on' || still.matches ? 'still' : 'eased';
  };
  apply();
  light.addEventListener('change', apply);
  still.addEventListener('change', apply);
  return () => {
    light.removeEventListener('change', apply);
    still.removeEventListener('change', apply);
  };
}

export const isStill = (): boolean => document.documentElement.dataset.motion === 'still';
