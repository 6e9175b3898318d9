import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  digestOf,
  makeToken,
  NO_SEAL,
  TokenFile,
  tokenIn,
  type Seal,
} from '../../../src/main/environment/channel/token';
import { Refusal } from '../../../src/shared/refusal';
import { temporaryFolder } from '../../vault/helpers';

// Goal: a token is shown once and kept nowhere; what is kept tells the right one from all others, and cannot be
// replaced by whoever may write files where the system seals; a bad file lets nobody in.

/** Turns letters round: good enough to see that it was used. */
const turned = (text: string): string => [...text].reverse().join('');
const SEAL: Seal = { close: turned, open: turned };

const fileAt = (folder: string): string => join(folder, 'channel.json');
const openAt = (folder: string, seal: Seal = NO_SEAL, warn = vi.fn()) =>
  new TokenFile(fileAt(folder), seal, warn);

describe('the file of the token', () => {
  test('knows none before one was made', () => {
    expect(openAt(temporaryFolder()).known).toBeNull();
  });

  test.each([
    ['sealed', SEAL],
    ['where nothing is sealed', NO_SEAL],
  ])('recognises the token again, %s, and holds nothing of it', (_, seal) => {
    const folder = temporaryFolder();
    const token = openAt(folder, seal).renew(1234);
    expect(token).toMatch(/^life_[\w-]{43}$/);
    expect(openAt(folder, seal).known).toEqual({ digest: digestOf(token), madeAtMs: 1234 });
    const kept = readFileSync(fileAt(folder), 'utf8');
    expect(kept).not.toContain(token);
    expect(kept.includes(digestOf(token))).toBe(seal === NO_SEAL);
    if (process.platform !== 'win32') expect(statSync(fileAt(folder)).mode & 0o777).toBe(0o600);
  });

  test('another one takes the place of the one before', () => {
    const file = openAt(temporaryFolder());
    const [first, second] = [file.renew(1), file.renew(2)];
    expect(first).not.toBe(second);
    expect(file.known).toEqual({ digest: digestOf(second), madeAtMs: 2 });
  });

  test('that was sealed by another key lets nobody in, and says so', () => {
    const folder = temporaryFolder();
    openAt(folder, SEAL).renew(1);
    const warn = vi.fn();
    expect(openAt(folder, { ...SEAL, open: () => null }, warn).known).toBeNull();
    expect(warn).toHaveBeenCalledOnce();
  });

  test.each([
    ['is no JSON', '{'],
    ['is of another form', '{"version":1,"digest":"abc"}'],
    [
      'holds another digest than it can be',
      '{"version":1,"madeAtMs":1,"digest":{"is":"plain","sha256":"zz"}}',
    ],
  ])('that %s is kept aside, and lets nobody in', (_, text) => {
    const folder = temporaryFolder();
    writeFileSync(fileAt(folder), text);
    const warn = vi.fn();
    expect(openAt(folder, NO_SEAL, warn).known).toBeNull();
    expect(warn).toHaveBeenCalledOnce();
    expect(readFileSync(`${fileAt(folder)}.bad`, 'utf8')).toBe(text);
  });

  test('that cannot be written leaves the token before good', () => {
    const folder = temporaryFolder();
    const file = openAt(folder);
    const token = file.renew(1);
    const blocked = new TokenFile(join(folder, 'missing', 'channel.json'), NO_SEAL, vi.fn());
    expect(() => blocked.renew(2)).toThrow(Refusal);
    expect(blocked.known).toBeNull();
    expect(file.known?.digest).toBe(digestOf(token));
  });
});

describe('a token in a file, for a life without a window', () => {
  test('is made where there is none, for its owner alone, and found again', () => {
    const path = join(temporaryFolder(), 'channel.token');
    const made = tokenIn(path);
    expect(made.isNew).toBe(true);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(tokenIn(path)).toEqual({ digest: made.digest, isNew: false });
    expect(digestOf(readFileSync(path, 'utf8').trim())).toBe(made.digest);
  });

  test.each(['', 'secret', `${makeToken()}x`, `a\n${makeToken()}`])(
    'is refused where it is none: %j',
    (text) => {
      const path = join(temporaryFolder(), 'channel.token');
      writeFileSync(path, text);
      expect(() => tokenIn(path)).toThrow(Refusal);
      expect(readFileSync(path, 'utf8')).toBe(text);
    },
  );

  test('is refused where it is a folder, or cannot be made', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'channel.token'));
    expect(() => tokenIn(join(folder, 'channel.token'))).toThrow(Refusal);
    expect(() => tokenIn(join(folder, 'missing', 'channel.token'))).toThrow(Refusal);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });
});
