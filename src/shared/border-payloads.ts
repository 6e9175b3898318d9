import { z } from 'zod';
import { POST_MORTEM_FORMS, type Border, type InvokeNames, type PayloadOf } from './border';
import { backtestQuerySchema } from './backtest';
import { birthWishSchema, fileDecisionSchema, observerStimulusSchema } from './commands';
import { processNameSchema } from './processes';
import { hookWishSchema } from './hook-schemas';
import { settingsChangeSchema } from './settings';
import { DIGEST_SPANS } from './vocabulary';

/** One schema per call of the border; a missing one does not compile. */
export type Payloads = {
  readonly [Group in keyof Border]: {
    readonly [Name in InvokeNames<Border[Group]>]: z.ZodType<PayloadOf<Border[Group][Name]>>;
  };
};

const nothing = z.undefined();
const lifeId = z.uuid();
const hookId = z.uuid();
const atTick = z.strictObject({ tick: z.int().min(0) });
const stretch = { fromMs: z.number().min(0), toMs: z.number().min(0) };
const courseQuery = z.strictObject({
  ...stretch,
  pointsMax: z.int().min(1).max(4000),
});

/** What main lets in through the border. Everything else is refused by the gate. */
export const payloads: Payloads = {
  life: {
    get: nothing,
    stimulate: observerStimulusSchema,
    birth: birthWishSchema,
    dismissHomecoming: nothing,
  },
  past: {
    reach: nothing,
    course: courseQuery,
    marks: z.strictObject({ ...stretch, bucketsMax: z.int().min(1).max(4000) }),
    happenings: z.strictObject({ ...stretch, limit: z.int().min(1).max(500) }),
    postMortem: nothing,
    savePostMortem: z.strictObject({ as: z.enum(POST_MORTEM_FORMS) }),
    records: z.strictObject({ seqs: z.array(z.int().min(1)).max(64) }),
    look: atTick,
    fork: atTick,
    verify: nothing,
    cancel: nothing,
  },
  lives: {
    list: nothing,
    wake: z.strictObject({ lifeId }),
    compare: z.strictObject({ one: lifeId, other: lifeId }),
    look: z.strictObject({ lifeId }),
    fork: z.strictObject({ lifeId }),
    export: z.strictObject({ lifeId, withPast: z.boolean() }),
    reveal: z.strictObject({ lifeId }),
    trash: z.strictObject({ lifeId }),
    putAside: nothing,
  },
  memory: { get: nothing },
  anomalies: {
    acknowledge: z.strictObject({ id: z.int().min(0) }),
    older: z.strictObject({ beforeId: z.int().min(0), limit: z.int().min(1).max(500) }),
    backtest: backtestQuerySchema,
    digests: z.strictObject({ span: z.enum(DIGEST_SPANS), limit: z.int().min(1).max(400) }),
  },
  processes: {
    list: nothing,
    acknowledge: z.strictObject({ name: processNameSchema, findingId: z.int().min(1) }),
    release: z.strictObject({ name: processNameSchema }),
  },
  snapshots: {
    list: nothing,
    save: nothing,
    reveal: z.strictObject({ id: z.string().min(1).max(128) }),
    saveAs: z.strictObject({ withPast: z.boolean() }),
  },
  files: {
    preview: z.strictObject({ filePath: z.string().min(1).max(4096) }),
    choose: nothing,
    decide: fileDecisionSchema,
    back: nothing,
  },
  settings: { get: nothing, change: settingsChangeSchema },
  app: { info: nothing, openHome: nothing },
  channel: { get: nothing, renewToken: nothing },
  program: {
    autostart: nothing,
    setAutostart: z.strictObject({ enabled: z.boolean() }),
    updates: nothing,
    checkUpdates: nothing,
    downloadUpdate: nothing,
    installUpdate: nothing,
    news: nothing,
    newsSeen: nothing,
  },
  senses: { get: nothing },
  hooks: {
    list: nothing,
    propose: hookWishSchema,
    remove: z.strictObject({ id: hookId }),
    setEnabled: z.strictObject({ id: hookId, enabled: z.boolean() }),
    try: z.strictObject({ id: hookId }),
  },
};
