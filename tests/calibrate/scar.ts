import type { Appraisal } from '../../src/shared/views';
import { Life } from '../../src/main/life/life';
import { live, newborn, shock } from '../support/lives';
import { DAY_TICKS } from './life-course';

const SHOCKS = 20;
const SHOCK_EVERY_TICKS = 1800;
const SHOCK_INTENSITY = 0.5;

export interface Scar {
  readonly seed: number;
  /** The appraisal of the same shock on day three, by one who had twenty on day one, and by its twin. */
  readonly scarred: Appraisal;
  readonly spared: Appraisal;
  /** |scarred - spared| / spared, of significance and of effect. */
  readonly significanceDifference: number;
  readonly effectDifference: number;
  /** Episodes of day one that the scarred one weighed the shock with. */
  readonly recalledFromDayOne: number;
}

/** The past matters: twenty shocks on day one, the same shock on day three. */
export function scarOf(seed: number): Scar {
  const [scarred, spared] = [lived(seed, SHOCKS), lived(seed, 0)];
  const dayOne = new Set(
    scarred
      .state()
      .memory.longTerm.filter(({ originTick }) => originTick <= DAY_TICKS)
      .map(({ id }) => id),
  );
  const [one, other] = [meetShock(scarred), meetShock(spared)];
  return {
    seed,
    scarred: one,
    spared: other,
    significanceDifference: relative(one.significance, other.significance),
    effectDifference: relative(one.effect, other.effect),
    recalledFromDayOne: one.recalled.filter((id) => dayOne.has(id)).length,
  };
}

/** Two days of life, with so many shocks in the first hours of the first. */
function lived(seed: number, shocks: number): Life {
  const life = live(Life.from(newborn(seed)), 3600);
  for (let count = 0; count < shocks; count++) {
    life.apply(shock(SHOCK_INTENSITY));
    live(life, SHOCK_EVERY_TICKS);
  }
  return live(life, 2 * DAY_TICKS - life.tick);
}

function meetShock(life: Life): Appraisal {
  life.apply(shock(SHOCK_INTENSITY));
  for (const happening of life.apply({ kind: 'tick', dtMs: 1000 })) {
    if (happening.kind === 'event' && happening.source === 'test') return happening.appraisal;
  }
  throw new Error(`the shock was not met: the life of seed ${life.identity.seed} ended at tick ${life.tick}`);
}

const relative = (value: number, reference: number): number => Math.abs((value - reference) / reference);
