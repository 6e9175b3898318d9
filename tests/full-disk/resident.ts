import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

const PATIENCE_MS = 15_000;

/** The process in which the life lives, as seen from outside: what it said, and what it is told. */
export class Resident {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;

  constructor(childPath: string, homePath: string) {
    const child = spawn(process.execPath, [childPath, homePath], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child = child;
    let rest = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      this.lines.push(...parts);
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The newest tick it told of. */
  get tick(): number {
    return Number(
      this.lines
        .filter((line) => line.startsWith('tick '))
        .at(-1)
        ?.slice(5) ?? 0,
    );
  }

  starting(words: string): readonly string[] {
    return this.lines.filter((line) => line.startsWith(words));
  }

  /** Numbers of the stimuli of which it said so. */
  stimuli(outcome: 'done' | 'refused'): readonly number[] {
    return this.starting(`${outcome} stimulate `).map((line) => Number(line.split(' ')[2]));
  }

  tell(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** What it is told it answers, one way or the other. */
  async ask(line: string): Promise<string> {
    const before = this.lines.length;
    this.tell(line);
    const isAnswer = (said: string) => said.startsWith(`done ${line}`) || said.startsWith(`refused ${line}`);
    await this.until(`an answer to “${line}”`, () => this.lines.slice(before).some(isAnswer));
    return this.lines.slice(before).find(isAnswer) ?? '';
  }

  async until(what: string, isSo: () => boolean): Promise<void> {
    const untilMs = Date.now() + PATIENCE_MS;
    while (!isSo()) {
      if (Date.now() > untilMs) {
        throw new Error(`waited in vain for ${what}; it last said:\n${this.lines.slice(-20).join('\n')}`);
      }
      await wait(10);
    }
  }

  async ticksOn(ticks: number): Promise<void> {
    const to = this.tick + ticks;
    await this.until(`tick ${to}`, () => this.tick >= to);
  }

  /** Resolves once it has ended. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'close');
  }
}
