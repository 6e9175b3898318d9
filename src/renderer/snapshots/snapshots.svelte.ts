import type { Answer, Bridge } from '../../shared/border';
import type { SnapshotInfo } from '../../shared/views';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';
import { fileNameOf, integer } from '../words/format';

/** The snapshots kept on disk, newest first, and what can be done with them. */
export class Snapshots {
  #bridge: Pick<Bridge, 'snapshots' | 'life'>;
  #notices: Notices;
  #saved: (atMs: number) => void;
  #list = $state.raw<readonly SnapshotInfo[]>([]);
  #busy = $state.raw(false);

  constructor(bridge: Pick<Bridge, 'snapshots' | 'life'>, notices: Notices, saved: (atMs: number) => void) {
    this.#bridge = bridge;
    this.#notices = notices;
    this.#saved = saved;
  }

  get list(): readonly SnapshotInfo[] {
    return this.#list;
  }
  /** True while one is being written. */
  get busy(): boolean {
    return this.#busy;
  }

  open(): void {
    this.#bridge.snapshots.onChanged((list) => this.#show(list));
    this.#bridge.life.onReplaced(() => void this.#load());
    void this.#load();
  }

  async save(): Promise<void> {
    const snapshot = await this.#ask(() => this.#bridge.snapshots.save());
    if (snapshot) this.#notices.info('window.snapshots.saved', { tick: integer(snapshot.tick) });
  }

  async saveAs(withPast: boolean): Promise<void> {
    const path = await this.#ask(() => this.#bridge.snapshots.saveAs({ withPast }));
    if (path) this.#notices.info('window.snapshots.copied', { file: fileNameOf(path) });
  }

  async reveal(id: string): Promise<void> {
    const answer = await answered(this.#bridge.snapshots.reveal({ id }));
    if (!answer.ok) this.#notices.error(answer.message);
  }

  async #ask<T>(call: () => Promise<Answer<T>>): Promise<T | null> {
    this.#busy = true;
    const answer = await answered(call());
    this.#busy = false;
    if (answer.ok) return answer.value;
    this.#notices.error(answer.message);
    return null;
  }

  async #load(): Promise<void> {
    const answer = await answered(this.#bridge.snapshots.list());
    // Without a life there are none; that is not an error.
    this.#show(answer.ok ? answer.value : []);
    if (!answer.ok && answer.code !== 'no-life') this.#notices.error(answer.message);
  }

  #show(list: readonly SnapshotInfo[]): void {
    this.#list = [...list].sort((a, b) => b.savedAtMs - a.savedAtMs);
    const newest = this.#list[0];
    if (newest) this.#saved(newest.savedAtMs);
  }
}
