import { basename, extname } from 'node:path';
import { told } from '../../../shared/i18n';
import type { PostMortem } from '../../../shared/post-mortem';
import { Refusal } from '../../../shared/refusal';
import { writeFileAtomically } from '../../vault/atomic-file';
import { postMortemDocument, type ReportWish } from './document';
import { postMortemTable } from './table';

/** What a report can be written as without a window to draw it in. */
export const REPORT_FORMS = ['html', 'csv'] as const;
export type ReportForm = (typeof REPORT_FORMS)[number];

/** The report as text. */
export const reportOf = (postMortem: PostMortem, form: ReportForm, wish: ReportWish): string =>
  form === 'html' ? postMortemDocument(postMortem, wish) : postMortemTable(postMortem, wish.language);

/** What a file shall be by its ending. @throws Refusal `invalid` where the ending says nothing */
export function formOf(filePath: string): ReportForm {
  const ending = extname(filePath).slice(1).toLowerCase();
  const form = REPORT_FORMS.find((known) => known === ending);
  if (form) return form;
  const params = { file: basename(filePath), endings: REPORT_FORMS.map((known) => `.${known}`).join(', ') };
  throw new Refusal('invalid', told('window.postMortem.save.unknownForm', params));
}

/**
 * Writes the report where the name says what it shall be: `.html` or `.csv`. The old file stays until the new one is
 * whole. @throws Refusal where the name says nothing, or the file cannot be written
 */
export function saveReport(filePath: string, postMortem: PostMortem, wish: ReportWish): void {
  writeFileAtomically(filePath, reportOf(postMortem, formOf(filePath), wish));
}
