/** One row as the experts see it; all in the same unit, which is arbitrary (see Normaliser). */
export interface Sample {
  readonly value: number;
  /** How far the value is from the one before, without sign. */
  readonly step: number;
  /** Mean absolute deviation of the values, over some thousand rows. */
  readonly valueSpread: number;
  /** Mean absolute deviation of the steps, over some thousand rows. */
  readonly stepSpread: number;
}

export type ExpertName =
  'value' | 'shape' | 'roughness' | 'absence' | 'variability' | 'stillness' | 'jump' | 'level';

/** Looks at a series for one kind of change. */
export interface Expert {
  readonly name: ExpertName;
  /** Learns the sample and returns how surprising it was: -log10 of its probability. */
  update(sample: Sample): number;
}

/** Steps of oddness smaller than this share of the series' own spread are not news, however rare. */
export const LEAST_EXCESS_SPREADS = 0.02;
