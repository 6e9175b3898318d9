import type { Readable } from 'node:stream';
import type { ChannelThread } from '../environment/channel/channel';

/** The door of a command: where it reads and writes, and how it is told to stop. A test brings its own. */
export interface CliIo {
  /** Opened only by who reads it. */
  readonly stdin: () => Readable;
  readonly out: (text: string) => void;
  /** For who writes much: resolves when more is welcome, to `false` once nobody reads any more. */
  readonly outReady: () => Promise<boolean>;
  readonly err: (text: string) => void;
  /** Progress is drawn only where a person can watch it. */
  readonly errIsTerminal: boolean;
  /** Starts the thread that answers other programs. */
  readonly launchChannel: () => ChannelThread;
  /** Aborted by Ctrl+C or SIGTERM. */
  readonly stop: AbortSignal;
}
