import type { Answer } from '../../shared/border';

/** The answer, also when the call itself broke (main gone, bridge torn): then a failure with words. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'failed', message: { key: 'window.notice.bridge', params: { detail } } };
  }
}
