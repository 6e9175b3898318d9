import { join } from 'node:path';
import { Menu, nativeImage, Tray, type NativeImage } from 'electron';
import type { ShellCommand } from './command';
import { isolated, type Log } from './log';
import { templateOf } from './menu-template';
import { faceOf, type TrayFace, type TrayIcon, type TrayState } from './tray-face';
import { TrayPace } from './tray-pace';

export interface TrayNeeds {
  /** The folder with the tray's images. */
  readonly imagesPath: string;
  readonly run: (command: ShellCommand) => void;
  readonly log: Log;
}

/** The life's small figure in the desktop's tray. A desktop without one costs nothing but the figure. */
export class LifeTray {
  #tray: Tray | null = null;
  readonly #images = new Map<TrayIcon, NativeImage>();
  readonly #pace: TrayPace;

  constructor(private readonly needs: TrayNeeds) {
    this.#pace = new TrayPace(
      (face, before) => isolated(needs.log, 'The tray', () => this.#draw(face, before)),
      () => Date.now(),
    );
  }

  show(state: TrayState): void {
    isolated(this.needs.log, 'The tray', () => this.#pace.offer(faceOf(state)));
  }

  close(): void {
    this.#tray?.destroy();
    this.#tray = null;
  }

  #draw(face: TrayFace, before: TrayFace | null): void {
    const tray = this.#tray ?? this.#open(face);
    if (before !== null && before.icon !== face.icon) tray.setImage(this.#image(face.icon));
    if (before?.tooltip !== face.tooltip) tray.setToolTip(face.tooltip);
    tray.setContextMenu(Menu.buildFromTemplate(templateOf(face.menu, this.needs.run)));
  }

  #open(face: TrayFace): Tray {
    const tray = new Tray(this.#image(face.icon));
    // Where a click is passed on at all; elsewhere it opens the menu.
    if (process.platform !== 'darwin') tray.on('click', () => this.needs.run({ do: 'open-window' }));
    this.#tray = tray;
    return tray;
  }

  #image(icon: TrayIcon): NativeImage {
    const known = this.#images.get(icon);
    if (known) return known;
    // macOS colours template images itself; the others get an image that is read on light and on dark.
    const fileName = process.platform === 'darwin' ? `${icon}Template.png` : `${icon}.png`;
    const image = nativeImage.createFromPath(join(this.needs.imagesPath, fileName));
    if (image.isEmpty()) this.needs.log.warn(`The tray image ${fileName} is missing`);
    this.#images.set(icon, image);
    return image;
  }
}
