import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder, writeRefusal } from '../../vault/atomic-file';
import type { CliIo } from '../io';

/** Where rows go. */
export interface Sink {
  write(text: string): void;
  /** All is written. @throws Refusal where it did not reach the disk */
  end(): void;
  /** Lets go of what was begun; after `end` it does nothing. */
  close(): void;
}

const CHUNK_CHARACTERS = 65_536;

/** Gathers small pieces into large ones. */
class Gathered {
  readonly #flush: (text: string) => void;
  #held = '';

  constructor(flush: (text: string) => void) {
    this.#flush = flush;
  }

  write(text: string): void {
    this.#held += text;
    if (this.#held.length >= CHUNK_CHARACTERS) this.rest();
  }

  rest(): void {
    const held = this.#held;
    this.#held = '';
    if (held !== '') this.#flush(held);
  }
}

export function outSink(io: CliIo): Sink {
  const gathered = new Gathered(io.out);
  return { write: (text) => gathered.write(text), end: () => gathered.rest(), close: () => {} };
}

/**
 * A file that takes its name only when all of it is on the disk: whatever stood there before stays until then.
 * @throws Refusal naming the file
 */
export function fileSink(path: string): Sink {
  const temporaryPath = join(dirname(path), `.life-${randomBytes(6).toString('hex')}.tmp`);
  const trying = <Result>(act: () => Result): Result => {
    try {
      return act();
    } catch (error) {
      throw writeRefusal(path, error);
    }
  };
  const handle = trying(() => openSync(temporaryPath, 'wx', 0o600));
  const gathered = new Gathered((text) => trying(() => writeFileSync(handle, text)));
  let open = true;
  return {
    write: (text) => gathered.write(text),
    end() {
      gathered.rest();
      trying(() => {
        fsyncSync(handle);
        closeSync(handle);
        open = false;
        renameSync(temporaryPath, path);
        syncFolder(dirname(path));
      });
    },
    close() {
      if (open) closeSync(handle);
      open = false;
      rmSync(temporaryPath, { force: true });
    },
  };
}
