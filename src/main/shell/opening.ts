import type { News, Notice } from '../../shared/border';
import type { FilePreview } from '../../shared/views';

export interface OpeningNeeds {
  readonly preview: (filePath: string) => FilePreview;
  readonly openWindow: () => void;
  readonly tell: (notice: Notice) => void;
  readonly news: Pick<News, 'files'>;
}

/** Files that came from outside: the window shows what the first would do, and nothing has changed yet. */
export function openFiles(files: readonly string[], { preview, openWindow, tell, news }: OpeningNeeds): void {
  openWindow();
  const [filePath] = files;
  if (filePath === undefined) return;
  news.files.opened(preview(filePath));
  if (files.length > 1) {
    tell({ severity: 'info', message: { key: 'desktop.notice.oneFile', params: { filePath } } });
  }
}
