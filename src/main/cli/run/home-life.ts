import type { Stimulus } from '../../../shared/commands';
import { say, t, told } from '../../../shared/i18n';
import { Refusal } from '../../../shared/refusal';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import type { LifeView } from '../../../shared/views';
import type { LifeState } from '../../life/state';
import { systemClock } from '../../runtime/clock';
import { LifeHost } from '../../runtime/life-host';
import type { LifeKeeper } from '../../runtime/life-keeper';
import type { Chronicle } from './chronicle';
import type { Lived } from './lived';

/** Progress reaches the disk at least this often. */
const COMMIT_EVERY_MS = 100;

export interface HomeLifeOptions {
  readonly homePath: string;
  readonly monitored: boolean;
  readonly realtime: boolean;
  readonly chronicle: Chronicle;
  /** Lets a life come into this house: wakes the one that lives there, or moves another in. */
  readonly moveIn: (host: LifeHost) => Promise<void>;
  /** Opens the doors of the house, before the life comes into it. @returns how to close them */
  readonly open: (host: LifeHost) => () => Promise<void>;
  /** Told, in words, of what went wrong beside the life. */
  readonly tell: (words: string) => void;
}

/** A life that is kept in a home, exactly as the app keeps it. */
export class HomeLife implements Lived {
  readonly #host: LifeHost;
  readonly #keeper: LifeKeeper;
  #onBeat: () => void = () => {};

  private constructor(
    host: LifeHost,
    keeper: LifeKeeper,
    private readonly close: () => Promise<void>,
  ) {
    this.#host = host;
    this.#keeper = keeper;
    let lastTick = keeper.view.tick;
    host.on('push', ({ view }) => {
      if (view.tick === lastTick) return;
      lastTick = view.tick;
      this.#onBeat();
    });
  }

  /** @throws Refusal where the home or the life in it cannot be had; then the home is free again */
  static async open(options: HomeLifeOptions): Promise<HomeLife> {
    const { homePath, monitored, realtime, chronicle, open, moveIn, tell } = options;
    const host = LifeHost.open({
      homePath,
      owner: 'cli',
      clock: systemClock,
      schedule: () => DEFAULT_SETTINGS.snapshots,
      monitored,
      realtime,
      // A run is of so many ticks from now on: an absence is over before it begins.
      absenceAtOnce: true,
      onTrouble: (where, error) => {
        const reason = error instanceof Refusal ? say(error.said) : String(error);
        // Why a life cannot be woken is told once, as the refusal it ends in.
        if (where !== 'waking') tell(t('cli.run.trouble', { where, reason }));
      },
    });
    let close = (): Promise<void> => Promise.resolve();
    try {
      close = open(host);
      listen(host, chronicle, tell);
      await moveIn(host);
      const { keeper } = host;
      if (keeper === null) {
        throw new Refusal('damaged', host.none()?.reason ?? told('runtime.host.noLife'));
      }
      return new HomeLife(host, keeper, close);
    } catch (error) {
      const closed = close();
      host.sleep();
      await closed;
      throw error;
    }
  }

  get view(): LifeView {
    return this.#keeper.view;
  }

  state(): LifeState {
    return this.#keeper.state();
  }

  isUrgent({ type, intensity }: Stimulus): boolean {
    return type === 'shock' && intensity >= this.#keeper.policy.queue.urgentIntensity;
  }

  send(stimulus: Stimulus): boolean {
    try {
      this.#keeper.stimulate(stimulus);
      return true;
    } catch (error) {
      // The one before it may have ended the life.
      const isNotTaken = error instanceof Refusal && (error.code === 'busy' || !this.view.alive);
      if (isNotTaken) return false;
      throw error;
    }
  }

  advance(ticks: number): void {
    this.#keeper.run(ticks, COMMIT_EVERY_MS);
  }

  flow(onBeat: () => void): void {
    this.#onBeat = onBeat;
  }

  async end(): Promise<void> {
    this.#onBeat = () => {};
    const closed = this.close();
    this.#host.sleep();
    await closed;
  }
}

function listen(host: LifeHost, chronicle: Chronicle, tell: (words: string) => void): void {
  let lastTick: number | null = null;
  host.on('push', ({ view, trace }) => {
    for (const { happening } of trace) chronicle.happened(happening);
    const ticked = lastTick !== null && view.tick > lastTick;
    lastTick = view.tick;
    if (ticked) chronicle.ticked(view);
  });
  host.on('anomalies', (anomalies) => {
    const fromTick = lastTick ?? 0;
    chronicle.found(anomalies.filter(({ toTick }) => toTick === null || toTick >= fromTick));
  });
  host.on('notice', ({ message }) => tell(say(message)));
}
