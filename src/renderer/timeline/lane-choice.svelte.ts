import { LANES, usualLanes, type Lane } from './lanes';

/** Which lanes are shown: as many as there is room for until a person chooses; kept for the window's life. */
export class LaneChoice {
  #chosen = $state.raw<readonly Lane[] | null>(null);
  #roomPx = $state.raw(0);

  readonly shown: readonly Lane[] = $derived(this.#chosen ?? usualLanes(this.#roomPx));

  /** How high they may be without moving what lies below. */
  measure(roomPx: number): void {
    this.#roomPx = roomPx;
  }

  /** Switches a lane; the last one stays, for there is no timeline without. */
  toggle(lane: Lane): void {
    const next = LANES.filter((one) => (one === lane) !== this.shown.includes(one));
    if (next.length > 0) this.#chosen = next;
  }
}
