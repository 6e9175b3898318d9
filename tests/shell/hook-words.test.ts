import { beforeEach, describe, expect, test, vi } from 'vitest';
import { exactly, hookWords } from '../../src/main/shell/hook-words';
import type { Hook } from '../../src/shared/hooks';

// Goal: the dialog shows all that would be run or sent, and nothing in it can hide or pretend.

vi.mock('electron', () => ({ app: {} }));

const hook = (change: Partial<Hook>): Hook => ({
  id: 'one',
  event: 'degrade',
  minimumSeverity: 'grave',
  action: { does: 'run', program: '/usr/bin/env', args: ['FOO=1', '', ' a b '] },
  timeLimitS: 7,
  enabled: true,
  allowedHost: null,
  ...change,
});

beforeEach(() => vi.clearAllMocks());

test('a program is named with every argument, each in quotes on a line of its own', () => {
  const { message, detail } = hookWords(hook({}));
  expect(message).toContain('program');
  expect(detail).toContain('"/usr/bin/env"\nArguments:\n"FOO=1"\n""\n" a b "\n');
  expect(detail).toContain('after 7 s');
});

test('of an anomaly the severity is named', () => {
  expect(hookWords(hook({ event: 'anomaly' })).detail).toContain('Grave');
});

describe('an address', () => {
  const post = (url: string, allowedHost: string | null) =>
    hookWords(hook({ action: { does: 'post', url }, allowedHost })).detail;

  test('on this machine is named, and nothing else is allowed', () => {
    const detail = post('http://127.0.0.1:8080/x', null);
    expect(detail).toContain('"http://127.0.0.1:8080/x"');
    expect(detail).not.toContain('beyond');
  });

  test('beyond it says which host is allowed', () => {
    const detail = post('https://example.org/x', 'example.org:443');
    expect(detail).toContain('beyond this machine');
    expect(detail).toContain('example.org:443');
  });
});

test.each([
  ['plain', '"plain"'],
  ['a "quote" and \\', '"a \\"quote\\" and \\\\"'],
  ['turned \u202earound', '"turned \\u{202E}around"'],
  ['un\u200bseen', '"un\\u{200B}seen"'],
  ['a\u00a0b\u3000c', '"a\\u{A0}b\\u{3000}c"'],
  ['line\u2028line', '"line\\u{2028}line"'],
  ['Привет, 世界', '"Привет, 世界"'],
])('%j is shown as %s', (text, shown) => {
  expect(exactly(text)).toBe(shown);
});
