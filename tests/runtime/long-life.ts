import type { HostOptions } from '../../src/main/runtime/host-options';
import type { LifeHost } from '../../src/main/runtime/life-host';
import type { LifeKeeper } from '../../src/main/runtime/life-keeper';
import type { Stimulus } from '../../src/shared/commands';
import { FakeClock } from '../support/fake-clock';
import { keeperOf, openHouse, temporaryHome } from './house';
import { killed } from './killed';

const TICK_MS = 1000;

/** A life at home that is lived as fast as it can be folded, for tests that need days of it. */
export class LongLife {
  host: LifeHost;

  private constructor(
    readonly homePath: string,
    readonly clock: FakeClock,
    private readonly options: Partial<HostOptions>,
  ) {
    this.host = this.#opened();
  }

  static born(options: Partial<HostOptions> = {}): LongLife {
    return new LongLife(temporaryHome(), new FakeClock(), options);
  }

  get keeper(): LifeKeeper {
    return keeperOf(this.host);
  }

  steady(ticks: number): void {
    let left = ticks;
    this.clock.pass(TICK_MS);
    this.keeper.run(ticks, Infinity, () => {
      left -= 1;
      if (left > 0) this.clock.pass(TICK_MS);
    });
  }

  late(count: number, lateMs = 700): void {
    for (let tick = 0; tick < count; tick++) {
      const dtMs = TICK_MS + lateMs;
      this.clock.pass(dtMs);
      this.keeper.beat({ atMs: this.clock.wallMs(), dtMs, jitterMs: lateMs });
    }
  }

  meet(type: Stimulus['type'], intensity: number, times = 1, everyTicks = 20): void {
    for (let time = 0; time < times; time++) {
      this.host.stimulate({ type, intensity, source: 'test', note: null });
      this.steady(everyTicks);
    }
  }

  night(ms = 8 * 3_600_000): void {
    this.host.sleep();
    this.clock.pass(ms);
    this.host = this.#opened();
  }

  /**
   * Goes on in a copy of the home as a kill would leave it now; the first stays as it is.
   * @param sql what is changed in its database meanwhile
   */
  crash(awayMs = 60_000, sql?: string): LongLife {
    const { homePath, clock } = killed(this, sql);
    clock.pass(awayMs);
    return new LongLife(homePath, clock, this.options);
  }

  #opened(): LifeHost {
    return openHouse(this.homePath, this.clock, { realtime: false, ...this.options }).host;
  }
}
