import { LEAST_EXCESS_SPREADS, type Expert, type ExpertName, type Sample } from './expert';
import { TailSurprise } from './tail-surprise';
import { TrailingWindows } from './trailing-windows';

interface ShiftSettings {
  readonly name: ExpertName;
  readonly of: 'value' | 'step';
  readonly shortCount: number;
  readonly longCount: number;
}

/**
 * Has the mean of the last few rows left the many before them, counted in their standard deviations? A two-window test
 * of a changed mean (Kifer, Ben-David & Gehrke 2004, "Detecting change in data streams"; a windowed t-statistic). On
 * values it finds a jump or a shifted level within the usual range; on steps a series grown louder or quieter.
 * O(1) time, O(windows) memory.
 */
export class ShiftExpert implements Expert {
  readonly name: ExpertName;
  readonly #windows: TrailingWindows;
  readonly #surprise = new TailSurprise();

  constructor(private readonly settings: ShiftSettings) {
    this.name = settings.name;
    this.#windows = new TrailingWindows(settings.shortCount, settings.longCount);
  }

  update(sample: Sample): number {
    const isValue = this.settings.of === 'value';
    this.#windows.update(isValue ? sample.value : sample.step);
    const shift = this.#windows.shift ?? 0;
    const leastDeviation = LEAST_EXCESS_SPREADS * (isValue ? sample.valueSpread : sample.stepSpread);
    const deviation = Math.max(this.#windows.deviation, leastDeviation);
    return this.#surprise.update(deviation > 0 ? shift / deviation : 0, LEAST_EXCESS_SPREADS);
  }
}
