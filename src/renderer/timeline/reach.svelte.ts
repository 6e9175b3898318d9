import { sinceBirthOf } from '../../shared/books';
import type { Bridge } from '../../shared/border';
import type { Reach } from '../../shared/past';
import type { LifePush, Message } from '../../shared/views';
import { answered } from '../parts/answered';
import { Asker } from './asker';
import type { End } from './life-places';
import type { Stretch } from './stretch';

export const REACH_EVERY_MS = 5000;

const NO_END: End = { tick: 0, ms: 0, atMs: null };

/** How far the past of the life that lives here reaches: as main said it last, its end moved on by each beat. */
export class ReachModel {
  #past: Pick<Bridge['past'], 'reach'>;
  #known: () => void;
  #reach = $state.raw<Reach | null>(null);
  #trouble = $state.raw<Message | null>(null);
  #end = $state.raw<End>(NO_END);
  #asker = this.#newAsker();
  /** The end that is known may be of another course of things: a life can go on from an earlier state. */
  #behind = false;
  /** Rises whenever all is asked anew: an answer about what was before is not taken. */
  #turn = 0;

  readonly life: Stretch = $derived({ fromMs: this.#reach?.firstMs ?? 0, toMs: this.#end.ms });

  /** @param known called when an answer has come */
  constructor(past: Pick<Bridge['past'], 'reach'>, known: () => void) {
    this.#past = past;
    this.#known = known;
  }

  /** `null` until main has answered for the life that lives here. */
  get reach(): Reach | null {
    return this.#reach;
  }
  get end(): End {
    return this.#end;
  }
  get trouble(): Message | null {
    return this.#trouble;
  }

  ask(): void {
    this.#asker.ask(null);
  }
  stop(): void {
    this.#asker.stop();
  }

  follow({ view, heartbeat }: LifePush): void {
    if (!this.#reach) return;
    this.#end = { tick: view.tick, ms: sinceBirthOf(view), atMs: heartbeat.atMs };
  }

  /** Begins anew; what is asked next is asked at once. */
  begin({ forget }: { readonly forget: boolean }): void {
    this.#turn += 1;
    this.#asker.stop();
    this.#asker = this.#newAsker();
    this.#trouble = null;
    this.#behind = true;
    if (!forget) return;
    this.#end = NO_END;
    this.#reach = null;
  }

  #newAsker(): Asker<null> {
    return new Asker(REACH_EVERY_MS, () => this.#read());
  }

  async #read(): Promise<void> {
    const turn = this.#turn;
    const answer = await answered(this.#past.reach());
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      if (!this.#reach) this.#trouble = answer.message;
      return;
    }
    const { lastTick, lastMs } = answer.value;
    this.#reach = answer.value;
    this.#trouble = null;
    if (this.#behind || lastMs > this.#end.ms) this.#end = { tick: lastTick, ms: lastMs, atMs: null };
    this.#behind = false;
    this.#known();
  }
}
