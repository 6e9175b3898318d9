import type { LifeFigures, PostMortem } from '../../../../shared/post-mortem';
import { sinceBirthOf } from '../../../../shared/books';
import { told } from '../../../../shared/i18n';
import { Refusal } from '../../../../shared/refusal';
import { Life } from '../../../life/life';
import { wholeOnes } from '../../../vault/checkpoints';
import type { LifeStore } from '../../../vault/life-store';
import { Reliving } from '../../relived';
import type { Work } from '../work';
import { pointOfNoReturn } from './care';
import { chainOf } from './chain';
import { counterfactualOf } from './counterfactual';
import { declineOf } from './decline';
import { Effort } from './effort';
import { endingOf, type Ending } from './ending';
import { figuresOf } from './figures';
import { rootOf } from './root';
import { verdictOf } from './said';
import { waypointAt } from './trial';

/** So many episodes, the most significant ones, are told of. */
const MEMORIES_MAX = 12;
const POINTS_MAX = 600;
/** At least so much of the end is drawn. */
const END_LEAST_MS = 3_600_000;

/** A death counts as averted where the life lives past it by a tenth of its length, within these bounds. */
const BEYOND = { part: 0.1, leastTicks: 60, mostTicks: 21_600 } as const;

/**
 * Finds what ended a life, by living its end again and trying what would have been. See docs/POST-MORTEM.md.
 * @throws Refusal where the life is not dead, or no saved state leads to its end; BrokenJournal where the journal
 * does not lead there
 */
export function* postMortem(store: LifeStore): Work<PostMortem> {
  const startedMs = performance.now();
  requireDead(store);
  const effort = new Effort();
  const lastTick = store.anchor().tick;
  const beyondTicks = beyondOf(lastTick);
  // The life itself, and about as many lives beside it as are tried in most cases.
  effort.expect(lastTick + TRIED_USUALLY * beyondTicks);
  const ending = yield* endingOf(store, effort);
  const decline = declineOf(ending);
  const { death, life, atMs, sinceBirthMs } = ending;
  const point = yield* pointOfNoReturn(ending, beyondTicks, effort);
  const { counterfactual, decisive } = yield* counterfactualOf(ending, decline, point, beyondTicks, effort);
  const root = yield* rootOf(ending, decline, counterfactual, beyondTicks, effort);
  const change = counterfactual?.change ?? null;
  const whole = store.course({ fromMs: 0, toMs: sinceBirthMs, pointsMax: POINTS_MAX });
  const endMs = Math.max(END_LEAST_MS, sinceBirthMs - msAt(ending, decline.fromTick));
  const figures: LifeFigures = figuresOf(store, ending, whole);
  return {
    view: life.view(),
    death: { ...death, sinceBirthMs, atMs },
    verdict: verdictOf(ending, root, change),
    root,
    ...chainOf(ending, decline, change, decisive),
    pointOfNoReturn: { ...point, sinceBirthMs: point.tick === null ? null : msAt(ending, point.tick) },
    counterfactual,
    figures,
    memories: memoriesOf(ending),
    courses: {
      whole,
      end: store.course({
        fromMs: Math.max(0, sinceBirthMs - endMs),
        toMs: sinceBirthMs,
        pointsMax: POINTS_MAX,
      }),
    },
    tried: { ticks: effort.ticks, runs: effort.runs, tookMs: performance.now() - startedMs },
  };
}

const TRIED_USUALLY = 40;

const beyondOf = (deathTick: number): number =>
  Math.min(BEYOND.mostTicks, Math.max(BEYOND.leastTicks, Math.round(deathTick * BEYOND.part)));

/** Told before all is lived again: from the newest saved state it is not far. @throws Refusal where it lives */
function requireDead(store: LifeStore): void {
  const [newest] = wholeOnes(store.checkpoints());
  if (newest === undefined || newest.state.death !== null) return;
  const reliving = new Reliving(Life.from(newest.state), newest.atMs, () => false);
  reliving.foldAll(store.tail(newest.anchor));
  if (reliving.life.alive) throw new Refusal('refused', told('postMortem.refused.alive'));
}

/** When a tick of the stretch ended, ms since birth. */
function msAt(ending: Ending, tick: number): number {
  const from = waypointAt(ending, tick);
  let ms = sinceBirthOf(from.state);
  for (let index = from.index; index < ending.records.length; index++) {
    const record = ending.records[index];
    if (record === undefined || record.input.kind !== 'tick') continue;
    if (record.tick >= tick) return record.sinceBirthMs - (record.tick - tick) * record.input.dtMs;
    ms = record.sinceBirthMs;
  }
  return ms;
}

function memoriesOf({ life }: Ending): PostMortem['memories'] {
  return [...life.memory().longTerm]
    .sort((one, other) => other.significance - one.significance)
    .slice(0, MEMORIES_MAX);
}
