/** The clock of the desk, for what has nothing to do with a life's own time. */
export const realTime = {
  nowMs: (): number => Date.now(),
  /** Calls once, later; returns how to call it off. */
  after(delayMs: number, call: () => void): () => void {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};

/** What is worth saying, but not again. */
export function sayOnce(saying: () => void): () => void {
  let isSaid = false;
  return () => {
    if (!isSaid) saying();
    isSaid = true;
  };
}
