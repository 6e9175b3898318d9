export const anomalies = {} as const;
