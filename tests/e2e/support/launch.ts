import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { ensureElectron } from '../../../scripts/lib/electron-runtime.mjs';
import { ROOT } from '../../../scripts/lib/run.mjs';
import { ensureLife } from './ensure-life';

const START_LIMIT_MS = 30_000;
const CLOSE_LIMIT_MS = 15_000;
const ARTIFACTS = join(ROOT, 'test-artifacts');
const RECORDER = join(ROOT, 'tests/e2e/support/record-output.cjs');

export interface LaunchOptions {
  /** What stands after the app on the command line: files, switches of our own. */
  readonly args?: readonly string[];
  /** Added to the environment; `undefined` takes a variable out of it. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A home (`LIFE_HOME`) from an earlier launch; a fresh one otherwise. Where no life lies in it, one is put there. */
  readonly home?: string;
  /** Nobody has begun a life yet: a home without one stays so. */
  readonly firstRun?: boolean;
  /** Electron's own data folder; a fresh one otherwise. Two launches that share it compete for one instance. */
  readonly userData?: string;
  /** Whether a window is expected. Without, `page` throws until `waitForPage()` has found one. */
  readonly window?: boolean;
}

/** The built app on a real Electron, driven from outside. */
export class RunningLife {
  #app: ElectronApplication;
  #page: Page | undefined;
  #exit: Promise<number | null>;

  private constructor(
    app: ElectronApplication,
    readonly home: string,
    readonly userData: string,
    private readonly outputFile: string,
    private readonly options: LaunchOptions,
  ) {
    this.#app = app;
    const child = app.process();
    this.#exit = new Promise((done) => child.once('exit', (code) => done(code)));
    running.add(this);
    for (const page of app.windows()) listen(page);
    app.on('window', listen);
    void this.#exit.then(() => running.delete(this));
  }

  static async start(options: LaunchOptions): Promise<RunningLife> {
    const { executablePath } = await ensureElectron();
    const home = options.home ?? temporaryFolder('home');
    if (options.firstRun !== true) ensureLife(home);
    const userData = options.userData ?? temporaryFolder('data');
    const outputFile = join(temporaryFolder('output'), 'output.log');
    const app = await _electron.launch({
      executablePath,
      args: ['-r', RECORDER, `--user-data-dir=${userData}`, '.', ...(options.args ?? [])],
      cwd: ROOT,
      env: environment({
        LIFE_HOME: home,
        LIFE_E2E_OUTPUT_FILE: outputFile,
        ...options.env,
      }),
      timeout: START_LIMIT_MS,
    });
    const life = new RunningLife(app, home, userData, outputFile, options);
    if (options.window ?? true) await life.waitForPage();
    return life;
  }

  /** Playwright's handle: `app.evaluate(({ app }) => …)` runs in the main process. */
  get app(): ElectronApplication {
    return this.#app;
  }

  get page(): Page {
    if (!this.#page) throw new Error('No window yet: launch with a window, or call waitForPage() first.');
    return this.#page;
  }

  /** Everything the app's main process has printed since it was launched. */
  get output(): string {
    return existsSync(this.outputFile) ? readFileSync(this.outputFile, 'utf8') : '';
  }

  get pid(): number {
    const { pid } = this.#app.process();
    if (pid === undefined) throw new Error('The app has no process: it did not start.');
    return pid;
  }

  /** Resolves when the main process is gone: its exit code, or null if a signal ended it. */
  get exited(): Promise<number | null> {
    return this.#exit;
  }

  async waitForPage(): Promise<Page> {
    this.#page = await this.#app.firstWindow({ timeout: START_LIMIT_MS });
    await this.#page.waitForLoadState('domcontentloaded');
    return this.#page;
  }

  /** Quits as a person would; an app that does not leave is killed, and that is an error. */
  async close(): Promise<void> {
    if (!running.has(this)) return;
    const closed = this.#app.close().then(() => true);
    const late = new Promise<false>((done) => setTimeout(() => done(false), CLOSE_LIMIT_MS).unref());
    if (await Promise.race([closed, late])) return;
    await this.kill9();
    throw new Error(
      `The app did not quit within ${CLOSE_LIMIT_MS} ms and was killed. It said:\n${this.output}`,
    );
  }

  /** Ends the main process at once, without any chance to save: what a power cut leaves behind. */
  async kill9(): Promise<void> {
    this.#app.process().kill('SIGKILL');
    await this.#exit;
  }

  /** Starts the app again on the same home; the running one is closed first, if it still runs. */
  async relaunch(options: LaunchOptions = {}): Promise<RunningLife> {
    await this.close();
    return RunningLife.start({ ...this.options, home: this.home, userData: this.userData, ...options });
  }

  /** Writes what the window shows to test-artifacts/<name>.png. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(ARTIFACTS, { recursive: true });
    const path = join(ARTIFACTS, `${name.replace(/[^\w.-]+/g, '-')}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}

const running = new Set<RunningLife>();
const folders: string[] = [];
const errors: string[] = [];

function listen(page: Page): void {
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
}

/**
 * Launches the app: in a fresh home with one life in it, with its window open, unless told otherwise.
 *
 *     const life = await launch({ args: ['sample.life'] });
 *     await life.page.getByRole('button', { name: 'Calm' }).click();
 *     await life.kill9();
 *     const again = await life.relaunch();
 *
 * What still runs when a test file ends is closed by setup.ts, and the homes are removed.
 */
export function launch(options: LaunchOptions = {}): Promise<RunningLife> {
  return RunningLife.start(options);
}

/** The apps this test file has launched that still run. */
export function stillRunning(): readonly RunningLife[] {
  return [...running];
}

/** Every error that a window of this test file's apps has reported or logged so far, but for those it provokes. */
export const pageErrors = (): readonly string[] =>
  errors.filter((error) => !provoked.some((pattern) => pattern.test(error)));

const provoked: RegExp[] = [];

/** For a test file that tries what a window refuses: its complaints of that are as they should be. */
export function provokesErrors(...patterns: readonly RegExp[]): void {
  provoked.push(...patterns);
}

/** A folder that is removed when the test file ends. */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `life-e2e-${purpose}-`));
  folders.push(folder);
  return folder;
}

export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

function environment(added: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const merged = Object.entries({ ...process.env, ...added });
  // vitest's own variables are for vitest: the app must not behave differently because of them.
  const foreign = /^(VITEST|NODE_ENV$|TEST$|DEV$|PROD$|MODE$|SSR$|BASE_URL$)/;
  return Object.fromEntries(
    merged.filter((entry): entry is [string, string] => entry[1] !== undefined && !foreign.test(entry[0])),
  );
}
