import type { PostMortemForm } from '../../../shared/border';
import { say, told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import type { LifeView } from '../../../shared/views';
import type { Language } from '../../../shared/vocabulary';
import { reportOf } from '../../runtime/report/save-report';
import { writeFileAtomically } from '../../vault/atomic-file';
import { fileNameFor } from './file-names';

export interface PostMortemNeeds {
  /** The life that is shown. */
  view(): LifeView | null;
  /** Finds out what ended it. @throws Refusal where that cannot be found out */
  find(): Promise<PostMortem>;
  /** `null` when the person cancelled. */
  choosePath(suggestedName: string, form: PostMortemForm): Promise<string | null>;
  /** A document as a PNG. @throws Refusal */
  pictureOf(document: string): Promise<Uint8Array>;
  language(): Language;
}

/** What ended the life that is shown: found out once, as long as it is asked about the same life, and saved. */
export class PostMortems {
  readonly #needs: PostMortemNeeds;
  #last: PostMortem | null = null;

  constructor(needs: PostMortemNeeds) {
    this.#needs = needs;
  }

  async get(): Promise<PostMortem> {
    // What is dead does not change.
    const lifeId = this.#needs.view()?.identity.lifeId;
    if (this.#last?.view.identity.lifeId !== lifeId) this.#last = null;
    return (this.#last ??= await this.#needs.find());
  }

  /**
   * Asks for a place and writes the report there. @returns where, or `null` when cancelled
   * @throws Refusal where it cannot be found out, drawn or written
   */
  async save(form: PostMortemForm): Promise<string | null> {
    const postMortem = await this.get();
    const language = this.#needs.language();
    const name = fileNameFor(postMortem.view.identity.name);
    const suggested = say(told('window.postMortem.save.suggested', { name }), language);
    const filePath = await this.#needs.choosePath(`${suggested}.${form}`, form);
    if (filePath === null) return null;
    const text = reportOf(postMortem, form === 'png' ? 'html' : form, { language });
    writeFileAtomically(filePath, form === 'png' ? await this.#needs.pictureOf(text) : text);
    return filePath;
  }
}
