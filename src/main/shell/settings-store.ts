import { Refusal } from '../../shared/refusal';
import { settingsSchema, type Settings, type SettingsChange } from '../../shared/settings';

/** Where settings are kept; electron-store's `store`, read as it is and written atomically as a whole. */
export interface Kept {
  readonly path: string;
  store: Record<string, unknown>;
}

/** The person's settings: always whole, always valid. */
export class SettingsStore {
  #settings: Settings;
  readonly #listeners = new Set<(settings: Settings, before: Settings) => void>();

  constructor(private readonly kept: Kept) {
    this.#settings = settingsSchema.parse(kept.store);
  }

  get(): Settings {
    return this.#settings;
  }

  /** Changes what is named and nothing else. Throws a Refusal, and changes nothing, where it cannot be written. */
  change(change: SettingsChange): Settings {
    const before = this.#settings;
    const next = settingsSchema.parse(merged(before, change));
    try {
      this.kept.store = next;
    } catch (cause) {
      const params = {
        filePath: this.kept.path,
        problem: cause instanceof Error ? cause.message : String(cause),
      };
      throw new Refusal('failed', { key: 'desktop.border.settings', params }, { cause });
    }
    this.#settings = next;
    for (const listener of this.#listeners) listener(next, before);
    return next;
  }

  /** Returns how to stop listening. */
  onChange(listener: (settings: Settings, before: Settings) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** One level deep, as a change is defined. */
function merged(settings: Settings, change: SettingsChange): object {
  return {
    ...settings,
    ...change,
    notifications: { ...settings.notifications, ...change.notifications },
    snapshots: { ...settings.snapshots, ...change.snapshots },
    senses: { ...settings.senses, ...change.senses },
    channel: { ...settings.channel, ...change.channel },
  };
}
