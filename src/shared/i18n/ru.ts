import { anomalies } from './ru/anomalies';
import { common } from './ru/common';
import { postMortem } from './ru/post-mortem';
import { window } from './ru/window';

/** Every word a person sees, in Russian. */
export const ru = { common, window, anomalies, postMortem } as const;
