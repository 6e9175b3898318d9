import { anomalies } from './window/anomalies';
import { backtest } from './window/backtest';
import { beginning } from './window/beginning';
import { files } from './window/files';
import { frame } from './window/frame';
import { homecoming } from './window/homecoming';
import { hooks } from './window/hooks';
import { library } from './window/library';
import { lanes } from './window/lanes';
import { lives } from './window/lives';
import { memory } from './window/memory';
import { now } from './window/now';
import { palette } from './window/palette';
import { postMortem } from './window/post-mortem';
import { program } from './window/program';
import { senses } from './window/senses';
import { settings } from './window/settings';
import { timeline } from './window/timeline';
import { trace } from './window/trace';
import { world } from './window/world';

/** What the window says. One file per view, as in English. */
export const window = {
  ...frame,
  ...now,
  ...homecoming,
  ...trace,
  ...memory,
  ...timeline,
  ...lanes,
  ...anomalies,
  ...backtest,
  ...lives,
  ...library,
  ...beginning,
  ...files,
  ...settings,
  ...palette,
  ...postMortem,
  ...program,
  ...world,
  ...senses,
  ...hooks,
} as const;
