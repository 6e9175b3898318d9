import { anomalies } from './ru/anomalies';
import { common } from './ru/common';

/** What is said in Russian so far: the sentences about anomalies, whole, and the words they need. */
export const ru = { common, anomalies } as const;
