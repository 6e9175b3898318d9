import type { Counterfactual, DeathRoot } from '../../../../shared/post-mortem';
import type { Work } from '../work';
import type { Decline } from './decline';
import type { Effort } from './effort';
import type { Ending, Waypoint } from './ending';
import { tryFrom, waypointAt } from './trial';

/** Where the world has to be silent for no longer than this, a single blow of it was decisive. */
const BLOW_TICKS = 600;
/** Below this share of its power to recover a life is worn. */
const WORN_BELOW = 0.5;

/** By the rules of docs/POST-MORTEM.md; each is decided by what was tried. */
export function* rootOf(
  ending: Ending,
  decline: Decline,
  counterfactual: Counterfactual | null,
  beyondTicks: number,
  effort: Effort,
): Work<DeathRoot> {
  const change = counterfactual?.change ?? null;
  if (change?.kind === 'without-policy') return 'policy';
  if (change?.kind === 'without-input' || change?.kind === 'without-inputs') return rootOfInput(change.type);
  const quietFrom = change?.kind === 'quiet-world' ? change.fromTick : null;
  if (quietFrom !== null && ending.death.tick - quietFrom <= BLOW_TICKS) return 'world';
  if (yield* isWorn(ending, decline, beyondTicks, effort)) return 'wear';
  if (quietFrom !== null) return 'world';
  // Neither an input, nor the world, nor age: it lived on more than it took in, or what it was born with was spent.
  return ending.death.cause === 'energy' && decline.struck < 0.5 ? 'starved' : 'wear';
}

function rootOfInput(type: string): DeathRoot {
  if (type === 'late-tick') return 'late-ticks';
  return type === 'hook-failure' ? 'hook-failures' : 'stimuli';
}

/** Most of its power to recover was worn away; and without that wear it lives on, in the same world. */
function* isWorn(ending: Ending, decline: Decline, beyondTicks: number, effort: Effort): Work<boolean> {
  const { efficiencyLoss } = ending.life.policy.dynamics.drift;
  if (1 / (1 + efficiencyLoss * ending.life.view().dynamics.drift) >= WORN_BELOW) return false;
  const tick = Math.min(decline.fromTick, ending.death.tick - beyondTicks);
  const outcome = yield* tryFrom(ending, null, unworn(waypointAt(ending, tick)), beyondTicks, effort);
  return outcome?.alive ?? false;
}

const unworn = (from: Waypoint): Waypoint => ({
  ...from,
  state: { ...from.state, dynamics: { ...from.state.dynamics, drift: 0 } },
});
