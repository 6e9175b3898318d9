/** The door of a command: where it writes, and how it is told to stop. A test brings its own. */
export interface CliIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Progress is drawn only where a person can watch it. */
  readonly errIsTerminal: boolean;
  /** Aborted by Ctrl+C or SIGTERM. */
  readonly stop: AbortSignal;
}
