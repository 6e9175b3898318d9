import { AbsenceExpert } from './absence-expert';
import type { Expert, ExpertName, Sample } from './expert';
import { RoughnessExpert } from './roughness-expert';
import { ShapeExpert } from './shape-expert';
import { ShiftExpert } from './shift-expert';
import { StillnessExpert } from './stillness-expert';
import { ValueExpert } from './value-expert';
import { VariabilityExpert } from './variability-expert';

/** An expert and how much surprise it must bring before it is heard: its prior, as -log10 of a weight. */
interface Seat {
  readonly expert: Expert;
  readonly handicap: number;
}

export interface Verdict {
  /** -log10 of a probability, after the handicap; 0 if nothing is remarkable. */
  readonly surprise: number;
  /** Who was surprised most; null if nobody was. */
  readonly expert: ExpertName | null;
}

/**
 * The experts who look at one series, each for a different kind of change. The most surprised one speaks for all: the
 * smallest of weighted p-values (weighted Bonferroni, Genovese, Roeder & Wasserman 2006). Those who compare the values
 * themselves with everything remembered carry full weight; those who look at something derived (steps, waits) 10^-0.4
 * of it, and those who assume one mean, or constant motion, 10^-1, because a wrong assumption is surprised often. O(1) time and memory.
 */
export class Panel {
  readonly seats: readonly Seat[] = [
    { expert: new ValueExpert(), handicap: 0 },
    { expert: new ShapeExpert(), handicap: 0 },
    { expert: new RoughnessExpert(), handicap: 0.4 },
    { expert: new AbsenceExpert(), handicap: 0.4 },
    { expert: new VariabilityExpert(), handicap: 0.4 },
    { expert: new StillnessExpert(), handicap: 1 },
    { expert: new ShiftExpert('jump', 4, 300), handicap: 1 },
    { expert: new ShiftExpert('level', 30, 600), handicap: 1 },
  ];

  update(sample: Sample): Verdict {
    let surprise = 0;
    let expert: ExpertName | null = null;
    for (const seat of this.seats) {
      const heard = seat.expert.update(sample) - seat.handicap;
      if (heard > surprise) {
        surprise = heard;
        expert = seat.expert.name;
      }
    }
    return { surprise, expert };
  }
}
