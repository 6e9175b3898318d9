import type { HappeningsQuery } from '../../shared/border';
import type { Marks, MarksQuery } from '../../shared/marks';
import type { PostMortem } from '../../shared/post-mortem';
import type { BacktestQuery, BacktestReport } from '../../shared/backtest';
import type {
  Comparison,
  Course,
  CourseQuery,
  JournalNote,
  LivesPicture,
  Reach,
  VerifyReport,
} from '../../shared/past';
import type { Settings } from '../../shared/settings';
import { told } from '../../shared/i18n';
import { Refusal } from '../../shared/refusal';
import type { Identity, Looking, TraceEntry } from '../../shared/views';
import type { LifeState } from '../life/state';
import type { LifeFolder } from '../vault/home';
import type { Arrival } from './arrival';
import type { LifeKeeper } from './life-keeper';
import type { Lives } from './lives';
import { momentLookedAt, type LookedAt } from './looked-at';
import { fork } from './new-life';
import type { Workshop } from './work/workshop';

/** What it needs of its house. */
export interface PastNeeds {
  /** The life that lives here. @throws Refusal where none does */
  keeper(): LifeKeeper;
  folder(lifeId: string): LifeFolder;
  readonly lives: Lives;
  readonly workshop: Workshop;
  look(lookedAt: LookedAt): Identity;
  /** What is looked at in the place of that life; null where nothing is. */
  looking(): Looking | null;
  move(state: LifeState, arrival: Arrival): Identity;
  enter(lifeId: string): Identity;
  nowMs(): number;
}

/** Everything that was lived here, brought back: looked at, gone on from, verified, tried on, compared, taken along. */
export class PastDesk {
  readonly #needs: PastNeeds;

  constructor(needs: PastNeeds) {
    this.#needs = needs;
  }

  reach(): Reach {
    return this.#needs.keeper().reach();
  }

  course(query: CourseQuery): Course {
    return this.#needs.keeper().course(query);
  }

  marks(query: MarksQuery): Marks {
    return this.#needs.keeper().marks(query);
  }

  happenings(query: HappeningsQuery): readonly TraceEntry[] {
    return this.#needs.keeper().happenings(query);
  }

  /** What ended the life that lived here. @throws Refusal where it lives, or something else is looked at */
  async postMortem(): Promise<PostMortem> {
    if (this.#needs.looking() === 'file') throw new Refusal('refused', told('postMortem.refused.looking'));
    const keeper = this.#needs.keeper();
    if (keeper.view.alive) throw new Refusal('refused', told('postMortem.refused.alive'));
    keeper.landmark();
    return this.#needs.workshop.do({ kind: 'post-mortem', folder: this.#folderOf(keeper) });
  }

  records(seqs: readonly number[]): readonly JournalNote[] {
    return this.#needs.keeper().records(seqs);
  }

  /** Shows a past moment in the place of the living life. @throws Refusal where it cannot be brought back */
  async look(tick: number): Promise<void> {
    const keeper = this.#needs.keeper();
    const moment = await this.#momentOf(keeper, tick);
    this.#needs.look(momentLookedAt(moment, keeper.gaps));
  }

  /** A new life goes on from a past tick; the one that lives here is put to sleep. */
  async fork(tick: number): Promise<Identity> {
    const { state, atMs } = await this.#momentOf(this.#needs.keeper(), tick);
    return this.#needs.move(fork(state), { begins: true, lastLivedMs: atMs });
  }

  async verify(): Promise<VerifyReport> {
    const keeper = this.#needs.keeper();
    keeper.landmark();
    return this.#needs.workshop.do({ kind: 'verify', folder: this.#folderOf(keeper) });
  }

  /**
   * Tries settings of the monitor on the past of the life that lives here.
   * @param present what is switched on now
   */
  async backtest(
    query: BacktestQuery,
    { monitor, notifications }: Pick<Settings, 'monitor' | 'notifications'>,
  ): Promise<BacktestReport> {
    const keeper = this.#needs.keeper();
    keeper.landmark();
    const present = { monitor, notifications };
    return this.#needs.workshop.do({ kind: 'backtest', folder: this.#folderOf(keeper), query, present });
  }

  cancel(): void {
    this.#needs.workshop.cancel();
  }

  list(): LivesPicture {
    return this.#needs.lives.list();
  }

  /** The same, without holding up the life that lives here. */
  listSlowly(): Promise<LivesPicture> {
    return this.#needs.lives.listSlowly();
  }

  wake(lifeId: string): Identity {
    this.#needs.folder(lifeId);
    return this.#needs.enter(lifeId);
  }

  /** @throws Refusal where one of them cannot be read */
  async compare(one: string, other: string): Promise<Comparison> {
    const { lives, workshop } = this.#needs;
    return workshop.do({ kind: 'compare', one: lives.lineOf(one), other: lives.lineOf(other) });
  }

  /** Writes the life with its whole journal into one file. */
  async takeAlong(filePath: string): Promise<void> {
    const keeper = this.#needs.keeper();
    keeper.landmark();
    const savedAtMs = this.#needs.nowMs();
    await this.#needs.workshop.do({
      kind: 'take-along',
      folder: this.#folderOf(keeper),
      filePath,
      savedAtMs,
    });
  }

  #momentOf(keeper: LifeKeeper, tick: number) {
    keeper.landmark();
    return this.#needs.workshop.do({ kind: 'look', folder: this.#folderOf(keeper), tick });
  }

  #folderOf(keeper: LifeKeeper): LifeFolder {
    return this.#needs.folder(keeper.view.identity.lifeId);
  }
}
