import { courseDeaths } from './courses';
import type { Death } from './death';
import { inputDeaths } from './inputs';

export const DEATHS: readonly Death[] = [...inputDeaths, ...courseDeaths];
