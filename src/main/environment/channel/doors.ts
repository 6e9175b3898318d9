import type { Answer } from '../../../shared/border';
import type { StimuliReceipts } from '../../../shared/channel';
import type { Stimulus } from '../../../shared/commands';
import { told } from '../../../shared/i18n';
import type { MemoryPicture } from '../../../shared/memory';
import type { Course, CourseQuery } from '../../../shared/past';
import type { ProcessPicture, ProcessReport } from '../../../shared/processes';
import { Refusal } from '../../../shared/refusal';
import type { Anomaly } from '../../../shared/views';
import type { Ask, Asks, RequestKey } from './protocol';

/** What other programs can ask of the life that lives here. Every verb throws a Refusal where it cannot be done. */
export interface LifeDoors {
  receive(stimuli: readonly Stimulus[], request: RequestKey | null): StimuliReceipts;
  course(query: CourseQuery): Course;
  memory(): MemoryPicture | null;
  olderAnomalies(beforeId: number, limit: number): readonly Anomaly[];
}

/** What a program that is adopted can ask of those who watch it. */
export interface ProcessDoors {
  report(name: string, report: ProcessReport): ProcessPicture;
  release(name: string): void;
}

type Doors = { readonly [Name in keyof Asks]: (asked: Asks[Name]['with']) => Asks[Name]['answer'] };

const doorsOf = (life: LifeDoors, processes: ProcessDoors): Doors => ({
  stimuli: ({ stimuli, source, key }) =>
    life.receive(
      stimuli.map((stimulus) => ({ ...stimulus, source })),
      key,
    ),
  history: (query) => life.course(query),
  memories: () => {
    const memory = life.memory();
    if (memory === null) throw new Refusal('no-life', told('runtime.host.noLife'));
    return memory;
  },
  olderAnomalies: ({ beforeId, limit }) => life.olderAnomalies(beforeId, limit),
  report: ({ name, report }) => processes.report(name, report),
  release: ({ name }) => {
    processes.release(name);
    return null;
  },
});

/**
 * Answers what the thread asks. Never throws: trouble is an answer too.
 * @param trouble told of what is no refusal, but a fault
 */
export function answering(
  life: LifeDoors,
  processes: ProcessDoors,
  trouble: (what: string, error: unknown) => void,
): (ask: Ask) => Answer<unknown> {
  const doors = doorsOf(life, processes);
  return ({ to, with: asked }) => {
    try {
      return { ok: true, value: (doors[to] as (asked: unknown) => unknown)(asked) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, code: error.code, message: error.said };
      trouble(`Answering the channel's "${to}"`, error);
      return { ok: false, code: 'failed', message: told('desktop.border.failed') };
    }
  };
}
