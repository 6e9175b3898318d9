import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { adoptedProcessSchema, type AdoptedProcessState } from '../../monitor/adopted/adopted-process';
import { writeFileAtomically } from '../../vault/atomic-file';
import { setAsideBadFile } from '../../vault/set-aside';

const fileSchema = z.strictObject({
  version: z.literal(1),
  processes: z.array(adoptedProcessSchema),
});

export type TellTrouble = (where: string, error?: unknown) => void;

/** `<home>/processes.json`: who is adopted, and what was learnt of them. Never throws: life goes on without it. */
export class ProcessFile {
  readonly #path: string;
  #isWritten = true;

  constructor(
    homePath: string,
    private readonly onTrouble: TellTrouble,
  ) {
    this.#path = join(homePath, 'processes.json');
  }

  /** A file that is damaged, or of a newer version, is kept aside as it is, and nobody is adopted. */
  read(): readonly AdoptedProcessState[] {
    try {
      const asidePath = setAsideBadFile(this.#path, fileSchema);
      if (asidePath !== null) this.onTrouble(`${this.#path} could not be used and was kept as ${asidePath}`);
      if (!existsSync(this.#path)) return [];
      return fileSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8'))).processes;
    } catch (error) {
      this.onTrouble(`${this.#path} cannot be read`, error);
      return [];
    }
  }

  write(processes: readonly AdoptedProcessState[]): void {
    try {
      writeFileAtomically(this.#path, `${JSON.stringify({ version: 1, processes })}\n`);
      this.#isWritten = true;
    } catch (error) {
      // A disk that is full is told of once.
      if (this.#isWritten) this.onTrouble(`${this.#path} cannot be written`, error);
      this.#isWritten = false;
    }
  }
}
