import type { TrayFace } from './tray-face';

/** Numbers in a menu may be a little old; a menu that is rebuilt under one's hand may not. */
const REFRESH_INTERVAL_MS = 10_000;

/** Decides when a new face is worth showing: at once when it says something new, else now and then. */
export class TrayPace {
  #shown: { readonly face: TrayFace; readonly text: string; readonly atMs: number } | null = null;

  constructor(
    private readonly show: (face: TrayFace, before: TrayFace | null) => void,
    private readonly nowMs: () => number,
  ) {}

  offer(face: TrayFace): void {
    const shown = this.#shown;
    const text = JSON.stringify(face.menu);
    const atMs = this.nowMs();
    const isNew = shown === null || shown.face.urgent !== face.urgent;
    const isDue = shown !== null && shown.text !== text && atMs - shown.atMs >= REFRESH_INTERVAL_MS;
    if (!isNew && !isDue) return;
    this.#shown = { face, text, atMs };
    this.show(face, shown?.face ?? null);
  }
}
