import type { LifeHost } from '../../runtime/life-host';
import type { ChannelLife } from './channel';

/** The life that lives in a house, as other programs reach it: never what is merely looked at there. */
export const doorsOfHost = (host: LifeHost): ChannelLife => ({
  living: () => host.living(),
  on: (event, listener) => host.on(event, listener),
  receive: (stimuli, request) => host.receive(stimuli, request),
  course: (query) => host.past.course(query),
  memory: () => host.keeper?.memory() ?? null,
  olderAnomalies: (beforeId, limit) => host.olderAnomalies(beforeId, limit),
});
