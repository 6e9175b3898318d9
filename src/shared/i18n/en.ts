import { anomalies } from './en/anomalies';
import { channel } from './en/channel';
import { cli } from './en/cli';
import { common } from './en/common';
import { desktop } from './en/desktop';
import { errors } from './en/errors';
import { postMortem } from './en/post-mortem';
import { processes } from './en/processes';
import { runtime } from './en/runtime';
import { window } from './en/window';

/** Every word a person sees, in English. One file per place where words are met. */
export const en = {
  common,
  window,
  desktop,
  anomalies,
  errors,
  runtime,
  postMortem,
  processes,
  channel,
  cli,
} as const;
