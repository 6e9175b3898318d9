import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Chance } from '../sim/chance';
import { LIFE_ID } from './first-state';
import { examineGrave } from './graveyard';
import { liveAndKill, momentOf, type Moment } from './killer';

export interface CrashOptions {
  readonly kills: number;
  readonly seed: number;
  readonly homePath: string;
  readonly childPath: string;
  readonly onProgress?: (kills: number) => void;
}

/** What came of all the kills. Everything from `lostTicks` on must be nothing. */
export interface CrashReport {
  readonly killed: Record<Moment['at'], number>;
  ticks: number;
  acknowledged: number;
  saves: number;
  /** Killed between the beginning and the end of a save. */
  killedInSave: number;
  examined: number;
  records: number;
  lostTicks: number;
  lostStimuli: number;
  /** In the journal twice, in another order, or never sent. */
  strayStimuli: number;
  unrecoverable: number;
  brokenJournals: number;
  readonly trouble: string[];
}

/** So many kills between two examinations of the whole journal. */
const EXAMINE_EVERY = 25;

/** Kills one process after the other, all on one home, and sees what each next one still knows. */
export async function killAgainAndAgain({ kills, seed, homePath, childPath, onProgress }: CrashOptions) {
  const chance = new Chance(seed);
  const report: CrashReport = {
    ...{ killed: { start: 0, living: 0, saving: 0 }, ticks: 0, acknowledged: 0, saves: 0, killedInSave: 0 },
    ...{ examined: 0, records: 0, lostTicks: 0, lostStimuli: 0, strayStimuli: 0, unrecoverable: 0 },
    ...{ brokenJournals: 0, trouble: [] },
  };
  const acknowledged: number[] = [];
  let lastTick = 0;
  let nextStimulus = 1;

  const liveOnce = async (moment: Moment | null): Promise<void> => {
    const words = [homePath, String(nextStimulus), ...(moment === null ? ['1500'] : [])];
    const said = await liveAndKill(childPath, words, moment);
    // Killed while it started it may not have come to say so.
    if (said.wokeAt === null && moment?.at !== 'start') report.unrecoverable += 1;
    if (said.code !== null && said.code !== 0) report.unrecoverable += 1;
    if (said.wokeAt !== null) report.lostTicks += Math.max(0, lastTick - said.wokeAt);
    lastTick = Math.max(said.wokeAt ?? lastTick, ...said.ticks.slice(-1));
    // One may have been written and not been acknowledged any more: its number is not used again.
    nextStimulus = Math.max(nextStimulus - 1, ...said.sent.slice(-1), ...said.acknowledged.slice(-1)) + 2;
    acknowledged.push(...said.acknowledged);
    report.ticks += said.ticks.length;
    report.acknowledged += said.acknowledged.length;
    report.saves += said.saved;
    report.killedInSave += said.saves - said.saved;
    report.trouble.push(...said.trouble);
    if (moment !== null) report.killed[moment.at] += 1;
  };

  for (let kill = 1; kill <= kills; kill++) {
    await liveOnce(momentOf(chance));
    onProgress?.(kill);
    if (kill % EXAMINE_EVERY === 0) examine(report, homePath, lastTick, acknowledged, nextStimulus);
  }
  // The last one is left alone, and goes to sleep by itself.
  await liveOnce(null);
  examine(report, homePath, lastTick, acknowledged, nextStimulus);
  return report;
}

function examine(
  report: CrashReport,
  homePath: string,
  lastTick: number,
  acknowledged: readonly number[],
  nextStimulus: number,
): void {
  // Nobody lived long enough to be born.
  if (!existsSync(join(homePath, 'home.json'))) return;
  const { broken, tick, records, stimuli } = examineGrave(homePath, LIFE_ID);
  report.examined += 1;
  report.records = records;
  if (broken !== null) {
    report.brokenJournals += 1;
    report.trouble.push(broken);
  }
  report.lostTicks += Math.max(0, lastTick - tick);
  const found = new Set(stimuli);
  report.lostStimuli += acknowledged.filter((number) => !found.has(number)).length;
  report.strayStimuli += stimuli.filter(
    (number, index) => number >= nextStimulus || (index > 0 && number <= (stimuli[index - 1] ?? 0)),
  ).length;
}

export const failuresOf = (report: CrashReport): number =>
  report.lostTicks + report.lostStimuli + report.strayStimuli + report.unrecoverable + report.brokenJournals;
