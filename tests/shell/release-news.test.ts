import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { ROOT } from '../../scripts/lib/run.mjs';
import { AppNews } from '../../src/main/shell/release-news';
import type { Kept } from '../../src/main/shell/settings-store';
import { compareVersions, parseChangelog, releasesSince } from '../../src/shared/changelog';

// Goal: what an update brought is told once, of every version since, and never on a first start.

const TEXT = `# Changelog

Words before any release.

## [Unreleased]

### Added

- Something to come.

## [0.3.0] - 2026-12-24

### Fixed

- A line that
  goes on, with \`code\` and [a link](https://example.org).

## [0.2.0] - 2026-11-29

### Added

- **Bold** <b>markup</b>.
* Another.

[0.3.0]: https://example.org
`;

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const start = (kept: Kept, version: string) => new AppNews({ version, changelog: TEXT, kept, log });
const keptOf = (store: Record<string, unknown>): Kept => ({ path: '/news.json', store });
const versions = (news: AppNews) => news.news().unseen.map(({ version }) => version);

describe('once', () => {
  test('a first start has nothing to tell, and knows its version then', () => {
    const kept = keptOf({});
    expect(versions(start(kept, '0.3.0'))).toEqual([]);
    expect(kept.store).toEqual({ seenVersion: '0.3.0' });
  });

  test('an update tells all that came since, until it was seen', () => {
    const kept = keptOf({ seenVersion: '0.1.0' });
    expect(versions(start(kept, '0.3.0'))).toEqual(['0.3.0', '0.2.0']);
    // Closed unseen, by a crash say: told again.
    const again = start(kept, '0.3.0');
    expect(versions(again)).toEqual(['0.3.0', '0.2.0']);
    again.seen();
    expect(versions(again)).toEqual([]);
    expect(versions(start(kept, '0.3.0'))).toEqual([]);
    expect(again.news().all).toHaveLength(3);
  });

  test.each([
    ['the same version', '0.2.0', '0.2.0'],
    ['an older one started again', '0.3.0', '0.2.0'],
    ['one the changelog does not know', '0.3.0', '0.3.1'],
  ])('%s tells nothing', (_which, seenVersion, version) => {
    const kept = keptOf({ seenVersion });
    expect(versions(start(kept, version))).toEqual([]);
    expect(kept.store).toEqual({ seenVersion: version });
  });

  test('where it cannot be remembered, the app starts all the same', () => {
    const kept: Kept = {
      path: '/news.json',
      get store(): Record<string, unknown> {
        return {};
      },
      set store(_next: Record<string, unknown>) {
        throw new Error('full');
      },
    };
    expect(versions(start(kept, '0.3.0'))).toEqual([]);
    expect(log.error).toHaveBeenCalled();
  });
});

describe('the changelog', () => {
  test('is read as releases, groups and plain lines', () => {
    expect(parseChangelog(TEXT)).toEqual([
      { version: null, date: null, groups: [{ title: 'Added', items: ['Something to come.'] }] },
      {
        version: '0.3.0',
        date: '2026-12-24',
        groups: [{ title: 'Fixed', items: ['A line that goes on, with `code` and a link.'] }],
      },
      {
        version: '0.2.0',
        date: '2026-11-29',
        groups: [{ title: 'Added', items: ['Bold <b>markup</b>.', 'Another.'] }],
      },
    ]);
  });

  test('of this project is understood whole', () => {
    const text = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8');
    const releases = parseChangelog(text);
    const items = releases.flatMap(({ groups }) => groups.flatMap((group) => group.items));
    expect(releases.length).toBeGreaterThan(0);
    expect(items).toHaveLength(text.split('\n').filter((line) => line.startsWith('- ')).length);
  });

  test('versions are compared by their numbers, an early one before its own', () => {
    const order = ['0.1.0', '0.2.0-beta.1', '0.2.0', '0.10.0', '1.0.0'];
    const shuffled = ['0.10.0', '1.0.0', '0.2.0', '0.1.0', '0.2.0-beta.1'];
    expect(shuffled.sort(compareVersions)).toEqual(order);
    expect(compareVersions('0.2.0', '0.2.0')).toBe(0);
  });

  test('what is not released yet is no news', () => {
    expect(releasesSince(parseChangelog(TEXT), '0.0.0', '9.0.0')).toHaveLength(2);
  });
});
