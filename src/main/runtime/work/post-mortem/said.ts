import { told } from '../../../../shared/i18n';
import type { Message } from '../../../../shared/views';
import type { DeathRoot } from '../../../../shared/post-mortem';
import type { Ending } from './ending';
import type { Met } from './met';
import { recordOf, type Change } from './trial';

/** What it was, for a list. */
export function saidOfMet({ type, intensity, detail }: Met): Message {
  switch (type) {
    case 'policy':
      return told('postMortem.met.policy', { name: detail ?? '' });
    case 'hook-failure':
      return told('postMortem.met.hookFailure', { hook: detail ?? '' });
    case 'late-tick':
      return told('postMortem.met.lateTick', { seconds: rounded(Number(detail) / 1000) });
    case 'wake':
      return told('postMortem.met.wake', { minutes: rounded(Number(detail) / 60_000) });
    default:
      return told('postMortem.met.event', { type, intensity: rounded(intensity ?? 0) });
  }
}

/** What was changed, and what became of it. */
export function saidOfChange(ending: Ending, change: Change, toTick: number, value: number): Message {
  const vital = ending.death.cause;
  const after = { vital, toTick, value: rounded(value) };
  switch (change.kind) {
    case 'without-input': {
      const { seq, type } = change;
      const tick = recordOf(ending, seq)?.tick ?? 0;
      return told(`postMortem.otherwise.${oneOf(type)}`, { ...after, seq, type, tick });
    }
    case 'without-inputs': {
      const { type } = change;
      const named = { ...after, type, ...rangeOf(ending, change.seqs) };
      return told(`postMortem.otherwise.${type === 'late-tick' ? 'allOnTime' : 'withoutInputs'}`, named);
    }
    case 'without-policy': {
      const { seq, name } = change;
      return told('postMortem.otherwise.withoutPolicy', {
        ...after,
        name,
        tick: recordOf(ending, seq)?.tick ?? 0,
      });
    }
    case 'quiet-world':
      return told('postMortem.otherwise.quietWorld', { ...after, tick: change.fromTick });
    case 'with-care': {
      const { type, intensity, everyTicks } = change.care;
      const care = { type, intensity, count: everyTicks };
      return told('postMortem.otherwise.withCare', { ...after, tick: change.fromTick, ...care });
    }
  }
}

/** What it died of, in one sentence. */
export function verdictOf(ending: Ending, root: DeathRoot, change: Change | null): Message {
  const vital = ending.death.cause;
  if (change?.kind === 'without-input') {
    const { seq, type } = change;
    return told('postMortem.verdict.input', { vital, seq, type, tick: recordOf(ending, seq)?.tick ?? 0 });
  }
  if (change?.kind === 'without-inputs') {
    const { type, seqs } = change;
    return told('postMortem.verdict.inputs', { vital, type, ...rangeOf(ending, seqs) });
  }
  if (change?.kind === 'without-policy') {
    const { seq, name } = change;
    return told('postMortem.verdict.policy', { vital, name, tick: recordOf(ending, seq)?.tick ?? 0 });
  }
  if (root === 'world' || root === 'starved') return told(`postMortem.verdict.${root}`, { vital });
  return told('postMortem.verdict.wear', { vital, percent: powerLeft(ending) });
}

/** Its power to recover, of what it was born with, %. */
function powerLeft({ life }: Ending): number {
  const { efficiencyLoss } = life.policy.dynamics.drift;
  return Math.round(100 / (1 + efficiencyLoss * life.view().dynamics.drift));
}

function oneOf(type: string): 'onTime' | 'withoutGap' | 'withoutInput' {
  if (type === 'late-tick') return 'onTime';
  return type === 'wake' ? 'withoutGap' : 'withoutInput';
}

/** How many inputs there are, and between which ticks. */
function rangeOf(ending: Ending, seqs: readonly number[]) {
  const records = seqs.flatMap((seq) => recordOf(ending, seq) ?? []);
  const ticks = records.map(({ tick }) => tick);
  return {
    count: records.reduce((sum, { count }) => sum + count, 0),
    from: ticks.reduce((least, tick) => Math.min(least, tick), Infinity),
    to: ticks.reduce((most, tick) => Math.max(most, tick), 0),
  };
}

/** To three decimals: more says nothing to a person. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
