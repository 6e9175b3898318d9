import { anomalies } from './ru/anomalies';
import { channel } from './ru/channel';
import { common } from './ru/common';
import { desktop } from './ru/desktop';
import { errors } from './ru/errors';
import { postMortem } from './ru/post-mortem';
import { processes } from './ru/processes';
import { runtime } from './ru/runtime';
import { window } from './ru/window';
import type { RussianCatalogue } from './ru/words';

/** Every word a person sees, in Russian; the command line alone speaks English. */
export const ru = {
  common,
  window,
  desktop,
  anomalies,
  errors,
  runtime,
  postMortem,
  processes,
  channel,
} as const satisfies RussianCatalogue;
