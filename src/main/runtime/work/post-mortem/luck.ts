import { Generator } from '../../../life/generator';
import type { Work } from '../work';
import type { Effort } from './effort';
import type { Ending, Waypoint } from './ending';
import { startOf, tryFrom, type Change, type Outcome } from './trial';

/** So many other lucks are tried. */
const LUCKS = 3;

/**
 * Whether a life that lives on with one thing otherwise owes it to that. What reaches a life turns when it rests, when
 * it rests turns how often it draws, and so all later chances turn too: after days it would meet another world
 * whatever was left out. Where its draws went another way, both lives are tried with other lucks: the changed one
 * must live on with each of them, the unchanged one with none.
 */
export function* isMoreThanLuck(
  ending: Ending,
  change: Change,
  { atDeath }: Outcome,
  beyondTicks: number,
  effort: Effort,
): Work<boolean> {
  if (String(atDeath?.generator) === String(ending.life.state().generator)) return true;
  const from = startOf(ending, change);
  for (let luck = 1; luck <= LUCKS; luck++) {
    const otherwise = withLuck(from, luck);
    const unchanged = yield* tryFrom(ending, null, otherwise, beyondTicks, effort);
    if (unchanged === null || unchanged.alive) return false;
    const changed = yield* tryFrom(ending, change, otherwise, beyondTicks, effort);
    if (changed === null || !changed.alive) return false;
  }
  return true;
}

/** The same state, with so many draws of its own chance gone by. */
function withLuck(from: Waypoint, draws: number): Waypoint {
  const generator = Generator.from(from.state.generator);
  for (let draw = 0; draw < draws; draw++) generator.nextU32();
  return { ...from, state: { ...from.state, generator: generator.state() } };
}
