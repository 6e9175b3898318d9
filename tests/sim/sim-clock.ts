import { FakeClock } from '../support/fake-clock';

/** A clock whose time stands still between fractions of milliseconds too, but is told in whole ones, as Unix time is. */
export class SimClock extends FakeClock {
  override wallMs(): number {
    return Math.floor(super.wallMs());
  }
}
