import type { Stimulus, StimulusReceipt } from '../../shared/commands';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import { Life } from '../life/life';

/**
 * Would this life take these stimuli, all of them? Changes nothing.
 * @throws Refusal `busy` where its queue has no room for them, `refused` where it is dead or asleep, or would be dead
 * before the last of them reached it: what is journaled has reached it
 */
export function requireReceptive(life: Life, stimuli: readonly Stimulus[]): void {
  const { name } = life.identity;
  const { capacity } = life.policy.queue;
  const refused = life.refuses;
  if (refused !== null) {
    throw new Refusal(
      refused === 'full' ? 'busy' : 'refused',
      told(`runtime.stimulus.${refused}`, { name, capacity }),
    );
  }
  const patient = stimuli.filter((stimulus) => !life.isUrgent(stimulus)).length;
  const room = capacity - life.pending;
  if (patient > room) {
    throw new Refusal('busy', told('runtime.stimulus.noRoom', { name, count: patient, room }));
  }
  const allButLast = stimuli.slice(0, -1);
  if (!allButLast.some((stimulus) => life.isUrgent(stimulus))) return;
  // An urgent one is met at once, and may be the last that is met: a twin tells.
  const twin = Life.from(life.state());
  for (const stimulus of allButLast) twin.apply({ kind: 'stimulus', ...stimulus });
  if (!twin.alive) throw new Refusal('refused', told('runtime.stimulus.tooMuch', { name }));
}

/**
 * What their sender is told: the tick that will reach each of them.
 * @param life before they are folded in
 * @param seqs their records in the journal
 */
export function receiptsOf(
  life: Life,
  stimuli: readonly Stimulus[],
  seqs: readonly number[],
): readonly StimulusReceipt[] {
  let ahead = life.pending;
  return stimuli.map((stimulus, at) => {
    const urgent = life.isUrgent(stimulus);
    const ticksToWait = urgent ? 0 : 1 + Math.floor(ahead++ / life.policy.queue.perTickMax);
    return { seq: seqs[at] ?? 0, tick: life.tick + ticksToWait, urgent };
  });
}
