/** The newest format of a `.life` file; see docs/FORMAT.md. */
export const SNAPSHOT_FORMAT_VERSION = 1;

/** Lifts the content of a file from one format to the next. Pure; kept for ever, with a sample in the tests. */
export interface SnapshotMigration {
  readonly from: number;
  readonly lift: (content: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** Empty as long as there is one format only. */
export const SNAPSHOT_MIGRATIONS: readonly SnapshotMigration[] = [];

/**
 * Brings the content of an older format to the newest, step by step.
 * @throws Error where a step is missing: a bug, not a damaged file
 */
export function liftSnapshot(
  content: Readonly<Record<string, unknown>>,
  fromVersion: number,
  migrations: readonly SnapshotMigration[] = SNAPSHOT_MIGRATIONS,
  toVersion: number = SNAPSHOT_FORMAT_VERSION,
): Readonly<Record<string, unknown>> {
  let lifted = content;
  for (let version = fromVersion; version < toVersion; version++) {
    const migration = migrations.find(({ from }) => from === version);
    if (migration === undefined) throw new Error(`no step leads on from snapshot format ${version}`);
    lifted = { ...migration.lift(lifted), formatVersion: version + 1 };
  }
  return lifted;
}
