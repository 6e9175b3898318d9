import type { Answer, Bridge } from '../../shared/border';
import type { Autostart, ReleaseNews, UpdateState } from '../../shared/program';
import type { Release } from '../../shared/changelog';
import { answered } from '../parts/answered';
import type { Notices } from '../parts/notices.svelte';

type Source = Pick<Bridge, 'program'>;

/** The app as a program of this system: whether it starts by itself, whether there is a newer one, what is new. */
export class Program {
  #source: Source;
  #notices: Notices;
  #autostart = $state.raw<Autostart | null>(null);
  #updates = $state.raw<UpdateState>({ is: 'off' });
  #news = $state.raw<ReleaseNews>({ unseen: [], all: [] });
  #told = $state.raw<readonly Release[] | null>(null);

  constructor(source: Source, notices: Notices) {
    this.#source = source;
    this.#notices = notices;
  }

  /** As the system has it; `null` until main has answered. */
  get autostart(): Autostart | null {
    return this.#autostart;
  }
  get updates(): UpdateState {
    return this.#updates;
  }
  /** The releases a dialog tells of now; `null` while none does. */
  get told(): readonly Release[] | null {
    return this.#told;
  }

  /** Opens at once what is new where an update brought something. */
  async open(): Promise<void> {
    const { program } = this.#source;
    program.onUpdatesChanged((state) => (this.#updates = state));
    const [updates, news] = await Promise.all([answered(program.updates()), answered(program.news())]);
    if (updates.ok) this.#updates = updates.value;
    if (news.ok) this.#news = news.value;
    if (this.#news.unseen.length > 0) this.#told = this.#news.unseen;
  }

  /** What starts with a session may be changed outside of the app: asked whenever it is looked at. */
  async readAutostart(): Promise<void> {
    this.#take(await answered(this.#source.program.autostart()));
  }

  async setAutostart(enabled: boolean): Promise<void> {
    this.#take(await answered(this.#source.program.setAutostart({ enabled })));
  }

  check = (): Promise<void> => this.#do(this.#source.program.checkUpdates());
  download = (): Promise<void> => this.#do(this.#source.program.downloadUpdate());
  install = (): Promise<void> => this.#do(this.#source.program.installUpdate());

  tellAll(): void {
    this.#told = this.#news.all;
  }

  /** Closes the dialog. What an update brought counts as seen then, and not before. */
  async closeNews(): Promise<void> {
    this.#told = null;
    if (this.#news.unseen.length === 0) return;
    this.#news = { ...this.#news, unseen: [] };
    await this.#do(this.#source.program.newsSeen());
  }

  #take(answer: Answer<Autostart>): void {
    // Drawn anew also where nothing changed: a switch that was refused goes back.
    if (answer.ok) this.#autostart = { ...answer.value };
    else {
      this.#autostart = this.#autostart && { ...this.#autostart };
      this.#notices.error(answer.message);
    }
  }

  async #do(call: Promise<Answer<void>>): Promise<void> {
    const answer = await answered(call);
    if (!answer.ok) this.#notices.error(answer.message);
  }
}
