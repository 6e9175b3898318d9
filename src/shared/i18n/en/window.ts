import { anomalies } from './window/anomalies';
import { backtest } from './window/backtest';
import { files } from './window/files';
import { frame } from './window/frame';
import { lanes } from './window/lanes';
import { lives } from './window/lives';
import { memory } from './window/memory';
import { now } from './window/now';
import { settings } from './window/settings';
import { timeline } from './window/timeline';
import { trace } from './window/trace';

/** What the window says. Short and exact: states and changes, never moods. One file per view. */
export const window = {
  ...frame,
  ...now,
  ...trace,
  ...memory,
  ...timeline,
  ...lanes,
  ...anomalies,
  ...backtest,
  ...lives,
  ...files,
  ...settings,
} as const;
