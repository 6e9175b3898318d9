import type { Bridge } from '../../shared/border';
import type { Comparison, LifeCard, LivesPicture } from '../../shared/past';
import type { Message } from '../../shared/views';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';
import type { LongWork } from '../past/long-work.svelte';
import { integer } from '../words/format';

type Source = Pick<Bridge, 'lives' | 'life'>;

/** Every life on this machine: which they are, to wake one, to compare two. */
export class Lives {
  #source: Source;
  #work: LongWork;
  #notices: Notices;
  #arrived: () => void;
  #picture = $state.raw<LivesPicture | null>(null);
  #trouble = $state.raw<Message | null>(null);
  #chosen = $state.raw<readonly string[]>([]);
  #comparison = $state.raw<Comparison | null>(null);
  #waking = $state.raw<LifeCard | null>(null);
  #busy = $state.raw(false);
  #watchers = 0;
  #turn = 0;

  constructor(source: Source, work: LongWork, notices: Notices, arrived: () => void) {
    this.#source = source;
    this.#work = work;
    this.#notices = notices;
    this.#arrived = arrived;
  }

  /** `null` until main has answered. */
  get picture(): LivesPicture | null {
    return this.#picture;
  }
  get trouble(): Message | null {
    return this.#trouble;
  }
  get current(): LifeCard | null {
    return this.#picture?.lives.find(({ current }) => current) ?? null;
  }
  /** Chosen to be compared, at most two, in the order in which they were chosen. */
  get chosen(): readonly LifeCard[] {
    return this.#chosen.flatMap((id) => this.#cardOf(id) ?? []);
  }
  get comparison(): Comparison | null {
    return this.#comparison;
  }
  /** The life it is asked about whether it shall wake. */
  get waking(): LifeCard | null {
    return this.#waking;
  }
  /** A life is being woken. */
  get busy(): boolean {
    return this.#busy;
  }

  /** What a life is called; `null` for one that is not here. */
  nameOf(lifeId: string): string | null {
    return this.#cardOf(lifeId)?.identity.name ?? null;
  }

  hasForks(lifeId: string): boolean {
    const { lives = [] } = this.#picture ?? {};
    return lives.some(({ identity }) => identity.lineage.parentId === lifeId);
  }

  open(): () => void {
    return this.#source.life.onReplaced(() => this.refresh());
  }

  /** Reads now and whenever another life is in the window, until the returned function is called. */
  watch(): () => void {
    this.#watchers += 1;
    void this.#read();
    return () => (this.#watchers -= 1);
  }

  /** Reads again what is on the disk. */
  refresh(): void {
    if (this.#watchers > 0) void this.#read();
  }

  isChosen(lifeId: string): boolean {
    return this.#chosen.includes(lifeId);
  }

  /** Chooses or leaves a life; a third one takes the place of the first. */
  choose(lifeId: string, chosen: boolean): void {
    const others = this.#chosen.filter((id) => id !== lifeId);
    this.#chosen = chosen ? [...others, lifeId].slice(-2) : others;
  }

  async compare(): Promise<void> {
    const [one, other] = this.chosen;
    if (!one || !other) return;
    const ids = { one: one.identity.lifeId, other: other.identity.lifeId };
    const answer = await this.#work.run('compare', () => this.#source.lives.compare(ids));
    if (answer?.ok) this.#comparison = answer.value;
  }

  leaveComparison(): void {
    this.#comparison = null;
  }

  askWake(life: LifeCard): void {
    this.#waking = life;
  }
  leaveWake(): void {
    this.#waking = null;
  }

  async wake(): Promise<void> {
    const life = this.#waking;
    if (!life || this.#busy) return;
    this.#busy = true;
    const answer = await answered(this.#source.lives.wake({ lifeId: life.identity.lifeId }));
    this.#busy = false;
    this.#waking = null;
    if (!answer.ok) return this.#notices.error(answer.message);
    this.#notices.info(life.alive ? 'window.lives.woken' : 'window.lives.opened', {
      name: answer.value.name,
      tick: integer(life.tick),
    });
    this.#arrived();
  }

  #cardOf(lifeId: string): LifeCard | undefined {
    return this.#picture?.lives.find(({ identity }) => identity.lifeId === lifeId);
  }

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    const answer = await answered(this.#source.lives.list());
    if (turn !== this.#turn) return;
    if (answer.ok) {
      this.#picture = answer.value;
      this.#trouble = null;
      this.#chosen = this.#chosen.filter((id) => this.#cardOf(id));
    } else if (this.#picture) this.#notices.error(answer.message);
    else this.#trouble = answer.message;
  }
}
