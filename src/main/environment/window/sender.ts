/** Who speaks at the border, as far as electron knows. */
export interface Sender {
  readonly webContentsId: number;
  /** `null` where the frame is gone already. */
  readonly frame: { readonly url: string; readonly isMain: boolean } | null;
}

/** Who may speak: the main frame of our one window, showing a page of our own. */
export interface TrustedWindow {
  /** `null` while there is no window. */
  webContentsId(): number | null;
  isOwnPage(url: string): boolean;
}

/** Tells why a sender is not to be trusted, or `null` for our own window. */
export function distrust(sender: Sender, trusted: TrustedWindow): string | null {
  if (sender.webContentsId !== trusted.webContentsId())
    return `contents ${sender.webContentsId} is not our window`;
  if (sender.frame === null) return 'the frame is gone';
  if (!sender.frame.isMain) return `a frame inside the page (${sender.frame.url})`;
  if (!trusted.isOwnPage(sender.frame.url)) return `a page of another origin (${sender.frame.url})`;
  return null;
}
