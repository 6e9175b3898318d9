import type { Bridge } from '../../shared/border';
import type { Homecoming } from '../../shared/homecoming';
import type { Message } from '../../shared/views';
import { answered } from '../parts/answered';

type Source = Pick<Bridge['life'], 'onHomecoming' | 'dismissHomecoming'>;

/** What the person who came back is told, until it is seen. Truth stays in main. */
export class HomecomingModel {
  readonly #source: Source;
  readonly #caughtUp: () => void;
  readonly #tell: (message: Message) => void;
  #news = $state.raw<Homecoming | null>(null);

  /** @param caughtUp an absence was lived: what the window knows of the life has leapt */
  constructor(source: Source, caughtUp: () => void, tell: (message: Message) => void) {
    this.#source = source;
    this.#caughtUp = caughtUp;
    this.#tell = tell;
  }

  get news(): Homecoming | null {
    return this.#news;
  }

  /** Listens; returns how to stop. */
  open(): () => void {
    return this.#source.onHomecoming((news) => {
      const wasUnderWay = (this.#news?.toLiveMs ?? 0) > 0;
      this.show(news);
      if (wasUnderWay && news?.toLiveMs === 0) this.#caughtUp();
    });
  }

  /** As the whole picture has it. */
  show(news: Homecoming | null): void {
    this.#news = news;
  }

  async dismiss(): Promise<void> {
    const before = this.#news;
    this.#news = null;
    const answer = await answered(this.#source.dismissHomecoming());
    if (answer.ok) return;
    this.#news = before;
    this.#tell(answer.message);
  }
}
