const POLL_MS = 50;
const WAIT_LIMIT_MS = 10_000;

/** Asks again and again until there is an answer, for everything that announces itself to nobody. */
export async function waitFor<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = WAIT_LIMIT_MS,
): Promise<T> {
  const giveUpAtMs = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > giveUpAtMs) throw new Error(`Waited ${limitMs} ms in vain for ${what}.`);
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}
