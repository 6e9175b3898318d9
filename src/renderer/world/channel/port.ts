/** 0 is any that is free; those below 1024 belong to the system. */
export const isPort = (value: number): boolean =>
  Number.isInteger(value) && (value === 0 || (value >= 1024 && value <= 65_535));
