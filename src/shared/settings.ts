import { z } from 'zod';
import { SEVERITIES } from './vocabulary';

/** Every field has a default, so that a settings file of an older version opens. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'dark', 'light']).default('system'),
  /** What closing the window does: life goes on in the tray, or the app quits (and life sleeps). */
  onWindowClose: z.enum(['tray', 'quit']).default('tray'),
  notifications: z
    .object({
      enabled: z.boolean().default(true),
      /** The least severity that is told. A death is always told. */
      minimumSeverity: z.enum(SEVERITIES).default('warning'),
    })
    .prefault({}),
  snapshots: z
    .object({
      /** How often a snapshot is written on its own, minutes. */
      everyMinutes: z.int().min(1).max(1440).default(10),
      /** How many of the newest are kept. */
      keep: z.int().min(3).max(1000).default(24),
    })
    .prefault({}),
  reducedMotion: z.enum(['system', 'on']).default('system'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** A change names only what changes, one level deep; the result is validated as a whole. */
export const settingsChangeSchema = z.strictObject({
  theme: z.enum(['system', 'dark', 'light']).optional(),
  onWindowClose: z.enum(['tray', 'quit']).optional(),
  notifications: z
    .strictObject({ enabled: z.boolean(), minimumSeverity: z.enum(SEVERITIES) })
    .partial()
    .optional(),
  snapshots: z
    .strictObject({ everyMinutes: z.int().min(1).max(1440), keep: z.int().min(3).max(1000) })
    .partial()
    .optional(),
  reducedMotion: z.enum(['system', 'on']).optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
