/** Where the plot lies within its chart, px: what is laid over a chart has to meet it. */
export const PLOT = { left: 44, right: 10, top: 18, axis: 20 } as const;
