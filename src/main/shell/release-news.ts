import { z } from 'zod';
import { compareVersions, parseChangelog, releasesSince, type Release } from '../../shared/changelog';
import type { ReleaseNews } from '../../shared/program';
import { isolated, type Log } from './log';
import type { Kept } from './settings-store';

/** Kept in `<home>/news.json`: the version whose news the person has had. */
export const newsFileSchema = z.object({ seenVersion: z.string().max(64).nullable().default(null) });

export interface ReleaseNewsNeeds {
  readonly version: string;
  /** CHANGELOG.md, as it was when the app was built. */
  readonly changelog: string;
  readonly kept: Kept;
  readonly log: Log;
}

/** What came with an update, told once. A first start has nothing to tell. */
export class AppNews {
  readonly #needs: ReleaseNewsNeeds;
  readonly #all: readonly Release[];
  #unseen: readonly Release[] = [];

  constructor(needs: ReleaseNewsNeeds) {
    this.#needs = needs;
    this.#all = parseChangelog(needs.changelog);
    const { seenVersion } = newsFileSchema.parse(needs.kept.store);
    if (seenVersion !== null) this.#unseen = releasesSince(this.#all, seenVersion, needs.version);
    // Where nothing is to be shown, this version counts as known; an older app started again has nothing to tell.
    if (
      this.#unseen.length === 0 &&
      (seenVersion === null || compareVersions(seenVersion, needs.version) !== 0)
    )
      this.#remember();
  }

  news(): ReleaseNews {
    return { unseen: this.#unseen, all: this.#all };
  }

  /** The person has seen them. */
  seen(): void {
    this.#unseen = [];
    this.#remember();
  }

  #remember(): void {
    const { kept, version, log } = this.#needs;
    isolated(log, 'Remembering the version', () => (kept.store = { seenVersion: version }));
  }
}
