import { z } from 'zod';
import { monitorSettingsSchema } from './monitor';
import { SENSES, type Sense } from './senses';
import { LANGUAGE_WISHES, SEVERITIES } from './vocabulary';

const language = z.enum(LANGUAGE_WISHES);
const theme = z.enum(['system', 'dark', 'light']);
/** What closing the window does: life goes on in the tray, or the app quits (and life sleeps). */
const onWindowClose = z.enum(['tray', 'quit']);
const reducedMotion = z.enum(['system', 'on']);
/** The least severity that is told. A death is always told. */
const minimumSeverity = z.enum(SEVERITIES);
/** A local time of day, 00:00 to 23:59. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time of day as HH:MM');
/** Notes in any hour; a death does not count, and a grave anomaly may pass. */
const perHourMax = z.int().min(1).max(60);
/** How often a snapshot is written on its own, minutes. */
const everyMinutes = z.int().min(1).max(1440);
/** How many of the newest are kept. */
const keep = z.int().min(3).max(1000);

const everySense = <Schema>(schema: Schema): Record<Sense, Schema> =>
  Object.fromEntries(SENSES.map((sense) => [sense, schema])) as Record<Sense, Schema>;
/** 0: any that is free. The system keeps those below 1024 for itself. */
const port = z.union([z.literal(0), z.int().min(1024).max(65_535)]);

/** Every field has a default, so that a settings file of an older version opens. */
export const settingsSchema = z.object({
  language: language.default('system'),
  theme: theme.default('system'),
  onWindowClose: onWindowClose.default('tray'),
  notifications: z
    .object({
      enabled: z.boolean().default(true),
      minimumSeverity: minimumSeverity.default('warning'),
      /** May pass midnight; two equal times mean none. */
      quietHours: z
        .object({
          enabled: z.boolean().default(false),
          from: timeOfDay.default('22:00'),
          to: timeOfDay.default('08:00'),
        })
        .prefault({}),
      perHourMax: perHourMax.default(6),
    })
    .prefault({}),
  snapshots: z.object({ everyMinutes: everyMinutes.default(10), keep: keep.default(24) }).prefault({}),
  monitor: monitorSettingsSchema.prefault({}),
  reducedMotion: reducedMotion.default('system'),
  /** Whether the app asks, now and then, if there is a newer version of it. Nothing is asked otherwise. */
  checkForUpdates: z.boolean().default(false),
  /** What a life may meet of the machine; each is off until a person switches it on. */
  senses: z.object(everySense(z.boolean().default(false))).prefault({}),
  /** Whether other programs of this machine can reach life, and at which port. */
  channel: z.object({ enabled: z.boolean().default(false), port: port.default(0) }).prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});

/** A change names only what changes, one level deep; the result is validated as a whole. */
export const settingsChangeSchema = z
  .strictObject({
    language,
    theme,
    onWindowClose,
    notifications: z
      .strictObject({
        enabled: z.boolean(),
        minimumSeverity,
        quietHours: z.strictObject({ enabled: z.boolean(), from: timeOfDay, to: timeOfDay }),
        perHourMax,
      })
      .partial(),
    snapshots: z.strictObject({ everyMinutes, keep }).partial(),
    monitor: monitorSettingsSchema,
    reducedMotion,
    checkForUpdates: z.boolean(),
    senses: z.strictObject(everySense(z.boolean())).partial(),
    channel: z.strictObject({ enabled: z.boolean(), port }).partial(),
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
