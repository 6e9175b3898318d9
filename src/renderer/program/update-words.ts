import type { UpdateState } from '../../shared/program';
import { dateTime } from '../words/format';
import { say, t } from '../words/language.svelte';

/** How far looking for updates has come, in one sentence; empty while it is switched off. */
export function updateText(state: UpdateState, nowMs: number): string {
  const words = 'window.program.updateStates';
  switch (state.is) {
    case 'off':
      return '';
    case 'unable':
    case 'failed':
      return say(state.why);
    case 'waiting':
    case 'checking':
      return t(`${words}.${state.is}`);
    case 'current':
      return t(`${words}.current`, { time: dateTime(state.atMs, nowMs) });
    case 'available':
      return t(state.installs ? `${words}.available` : `${words}.told`, { version: state.version });
    case 'downloading':
      return t(`${words}.downloading`, { version: state.version, percent: Math.floor(state.share * 100) });
    case 'ready':
      return t(`${words}.ready`, { version: state.version });
  }
}

export type UpdateVerb = 'check' | 'download' | 'install';

/** What a person can do about it now. */
export function updateVerb(state: UpdateState): UpdateVerb | null {
  switch (state.is) {
    case 'waiting':
    case 'current':
    case 'failed':
      return 'check';
    case 'available':
      return state.installs ? 'download' : 'check';
    case 'ready':
      return 'install';
    case 'off':
    case 'unable':
    case 'checking':
    case 'downloading':
      return null;
  }
}
