import type { Answer, Bridge } from '../../src/shared/border';
import type { HookPicture, HookWish } from '../../src/shared/hooks';
import { told } from '../../src/shared/i18n';
import { SENSES, senseRulesOf, type SenseRecord, type SensesPicture } from '../../src/shared/senses';

export type ScriptedHooks = 'none' | 'some';

const yes = <T>(value: T): Promise<Answer<T>> => Promise.resolve({ ok: true, value });
const MINUTE_MS = 60_000;

/** A life that has met some of the machine. @param lives whether one lives here */
export function scriptedSenses(lives: boolean): Bridge['senses'] {
  const nowMs = Date.now();
  const record = (change: Partial<SenseRecord>): SenseRecord => ({
    ...{ sent: 0, dropped: 0, last: null, isBlind: false },
    ...change,
  });
  const felt = {
    lock: record({
      sent: 4,
      dropped: 1,
      last: { signal: 'unlock', atMs: nowMs - 12 * MINUTE_MS, fate: { is: 'sent' } },
    }),
    power: record({ isBlind: true }),
    load: record({
      dropped: 1,
      last: {
        signal: 'load-high',
        atMs: nowMs - 3 * MINUTE_MS,
        fate: { is: 'dropped', why: told('runtime.stimulus.full', { name: 'Ada', capacity: 64 }) },
      },
    }),
    hour: record({ last: { signal: 'evening', atMs: nowMs - 60 * MINUTE_MS, fate: { is: 'met-nothing' } } }),
  };
  const picture: SensesPicture = {
    rules: senseRulesOf({ evening: null }),
    policyName: lives ? 'natural' : null,
    senses: {
      ...(Object.fromEntries(SENSES.map((sense) => [sense, record({})])) as SensesPicture['senses']),
      ...felt,
    },
  };
  return { get: () => yes(picture), onChanged: () => () => {} };
}

const UNCALLED = { last: null, called: 0, failed: 0, dropped: 0, isRunning: false } as const;

function hooksOf(nowMs: number): readonly HookPicture[] {
  return [
    {
      ...UNCALLED,
      id: '7c0ce0c8-6c7e-4b4e-8f0e-000000000001',
      event: 'degrade',
      minimumSeverity: 'warning',
      action: { does: 'run', program: '/usr/bin/notify-send', args: ['--urgency=low', 'Life is degrading'] },
      timeLimitS: 10,
      enabled: true,
      allowedHost: null,
      called: 3,
      last: {
        atMs: nowMs - 9 * MINUTE_MS,
        isTest: false,
        outcome: { ok: true, said: told('window.hooks.outcome.exited', { code: 0 }), tookMs: 41 },
      },
    },
    {
      ...UNCALLED,
      id: '7c0ce0c8-6c7e-4b4e-8f0e-000000000002',
      event: 'anomaly',
      minimumSeverity: 'grave',
      action: { does: 'post', url: 'https://hooks.example.org/life/Ada' },
      timeLimitS: 5,
      enabled: true,
      allowedHost: 'hooks.example.org:443',
      called: 12,
      failed: 2,
      dropped: 1,
      last: {
        atMs: nowMs - 2 * MINUTE_MS,
        isTest: true,
        outcome: {
          ok: false,
          said: told('window.hooks.outcome.unreached', { host: 'hooks.example.org', reason: 'ENOTFOUND' }),
          tookMs: 1204,
        },
      },
    },
    {
      ...UNCALLED,
      id: '7c0ce0c8-6c7e-4b4e-8f0e-000000000003',
      event: 'death',
      minimumSeverity: 'warning',
      action: { does: 'run', program: 'sh', args: ['-c', 'cat >> "$HOME/deaths.jsonl"'] },
      timeLimitS: 10,
      enabled: false,
      allowedHost: null,
    },
  ];
}

/** A person who agrees to whatever is proposed, except what has "no" in it. */
export function scriptedHooks(which: ScriptedHooks): Bridge['hooks'] {
  const listeners = new Set<(hooks: readonly HookPicture[]) => void>();
  let hooks = which === 'some' ? hooksOf(Date.now()) : [];
  const become = (next: readonly HookPicture[]): void => {
    hooks = next;
    listeners.forEach((listener) => listener(next));
  };
  const change = (id: string, to: Partial<HookPicture>): void =>
    become(hooks.map((hook) => (hook.id === id ? { ...hook, ...to } : hook)));
  const kept = (wish: HookWish): HookPicture => ({
    ...UNCALLED,
    ...wish,
    id: `7c0ce0c8-6c7e-4b4e-8f0e-${String(hooks.length + 10).padStart(12, '0')}`,
    enabled: true,
    allowedHost: null,
  });
  return {
    list: () => yes(hooks),
    propose: (wish) => {
      const isAgreed = !JSON.stringify(wish.action).includes('no');
      if (isAgreed) become([...hooks, kept(wish)]);
      return yes(isAgreed);
    },
    remove: ({ id }) => {
      become(hooks.filter((hook) => hook.id !== id));
      return yes(undefined);
    },
    setEnabled: ({ id, enabled }) => {
      change(id, { enabled });
      return yes(true);
    },
    try: ({ id }) => {
      const outcome = { ok: true, said: told('window.hooks.outcome.exited', { code: 0 }), tookMs: 12 };
      change(id, { last: { atMs: Date.now(), isTest: true, outcome } });
      return yes(outcome);
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
