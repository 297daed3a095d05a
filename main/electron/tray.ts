import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { FrameActions } from './menu.ts';

/** What the tray shows: one line of state, and whether it can be paused. */
export interface TrayLine {
  readonly text: string;
  readonly isMining: boolean;
}

export interface TrayIcon {
  update(line: TrayLine): void;
  destroy(): void;
}

/** The tray: state in a line, the window, pause or resume, quit. */
export function createTray(resourceFolder: string, actions: FrameActions): TrayIcon {
  const image = nativeImage.createFromPath(join(resourceFolder, 'icon', 'tray.png'));
  const tray = new Tray(image);
  let shown = '';
  const update = (line: TrayLine) => {
    const key = `${line.text}|${line.isMining}`;
    if (key === shown) return;
    shown = key;
    tray.setToolTip(`Adit: ${line.text}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: line.text, enabled: false },
        { type: 'separator' },
        { label: 'Show Adit', click: actions.showWindow },
        { label: line.isMining ? 'Pause' : 'Mine', click: actions.togglePause },
        { type: 'separator' },
        { label: 'Quit', click: actions.quit },
      ]),
    );
  };
  tray.on('click', actions.showWindow);
  update({ text: 'Starting', isMining: false });
  return { update, destroy: () => tray.destroy() };
}
