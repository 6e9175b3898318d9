import type { Answer } from '../../../shared/border';
import type { StimuliReceipts } from '../../../shared/channel';
import type { ObserverStimulus } from '../../../shared/commands';
import type { MemoryPicture } from '../../../shared/memory';
import type { Course, CourseQuery } from '../../../shared/past';
import type { ProcessPicture, ProcessReport } from '../../../shared/processes';
import type { Anomaly, LifePush, Message, Safety } from '../../../shared/views';

/*
 * What main and the channel's thread say to each other. All that the thread knows of life are copies of views that it
 * was sent; all that it can do is to ask.
 */

/** A life as the thread has it: the newest push, and what belongs to it. */
export interface LifeCopy {
  readonly push: LifePush;
  /** All that are open or lately were, newest first. */
  readonly anomalies: readonly Anomaly[];
  readonly safety: Safety;
}

export type ToThread =
  /** @param port 0: any that is free */
  | {
      readonly is: 'open';
      readonly port: number;
      readonly tokenDigest: string | null;
      readonly version: string;
    }
  /** Another token is good from now on. SHA-256 of it, hex. */
  | { readonly is: 'token'; readonly digest: string | null }
  /** The whole of the life that lives here now; null where none does. At first, and whenever another is here. */
  | { readonly is: 'life'; readonly life: LifeCopy | null }
  | { readonly is: 'push'; readonly push: LifePush }
  | { readonly is: 'anomalies'; readonly anomalies: readonly Anomaly[] }
  | { readonly is: 'safety'; readonly safety: Safety }
  | { readonly is: 'processes'; readonly processes: readonly ProcessPicture[] }
  | { readonly is: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  /** Ends every connection and stops listening. */
  | { readonly is: 'close' };

export type FromThread =
  | { readonly is: 'opened'; readonly port: number; readonly urls: readonly string[] }
  /** It cannot be opened: the thread ends. */
  | { readonly is: 'failed'; readonly why: Message }
  | { readonly is: 'ask'; readonly id: number; readonly ask: Ask }
  | { readonly is: 'streams'; readonly streams: number }
  | { readonly is: 'trouble'; readonly where: string; readonly reason: string };

/** What makes a request the same as an earlier one: taken once, however often it comes. */
export interface RequestKey {
  readonly key: string;
  /** SHA-256 of what was asked, hex: the same key with something else is refused. */
  readonly digest: string;
}

/** What the thread may ask of main: with what, and what is answered where it is not refused. */
export interface Asks {
  /** All of them or none: on the answer they are in the journal. */
  stimuli: {
    readonly with: {
      readonly stimuli: readonly ObserverStimulus[];
      readonly source: string;
      readonly key: RequestKey | null;
    };
    readonly answer: StimuliReceipts;
  };
  history: { readonly with: CourseQuery; readonly answer: Course };
  memories: { readonly with: null; readonly answer: MemoryPicture };
  /** Those before an anomaly, newest first. */
  olderAnomalies: {
    readonly with: { readonly beforeId: number; readonly limit: number };
    readonly answer: readonly Anomaly[];
  };
  report: {
    readonly with: { readonly name: string; readonly report: ProcessReport };
    readonly answer: ProcessPicture;
  };
  /** Adopted no longer. */
  release: { readonly with: { readonly name: string }; readonly answer: null };
}

export type Ask = {
  [Name in keyof Asks]: { readonly to: Name; readonly with: Asks[Name]['with'] };
}[keyof Asks];

/** One end of what connects main and the thread: a worker, its parent's port, or an end of a MessageChannel. */
export interface Port<In, Out> {
  postMessage(message: Out): void;
  on(event: 'message', listener: (message: In) => void): unknown;
}
