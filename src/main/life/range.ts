/** The nearest value in [0, 1]. */
export const clampUnit = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);
