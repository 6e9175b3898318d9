import type { Endpoint } from '../endpoint';
import { document, metrics, page } from './about';
import { anomalies } from './anomalies';
import { clearData, status } from './earlier';
import { health } from './health';
import { history } from './history';
import { memories } from './memories';
import { process, processes, release, report } from './processes';
import { state } from './state';
import { stimuli } from './stimuli';
import { stream } from './stream';

/** All that can be asked here, in the order in which a page or a document tells of it. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...[stimuli, state, stream, anomalies, memories, history, health],
  ...[report, processes, process, release],
  ...[metrics, document, page, status, clearData],
];
