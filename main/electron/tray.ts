import { join } from 'node:path';
import { Menu, nativeImage, Tray } from 'electron';
import type { FrameTexts } from '../../common/message/frame-text.ts';
import type { FrameActions } from './menu.ts';

/** What the tray shows: one line of state, and whether it can be paused. */
export interface TrayLine {
  readonly text: string;
  readonly isMining: boolean;
}

export interface TrayIcon {
  update(line: TrayLine, words: FrameTexts): void;
  destroy(): void;
}

/** The tray: state in a line, the window, pause or resume, quit. */
export function createTray(
  resourceFolder: string,
  actions: FrameActions,
  texts: FrameTexts,
): TrayIcon {
  const image = nativeImage.createFromPath(join(resourceFolder, 'icon', 'tray.png'));
  const tray = new Tray(image);
  let shown = '';
  const update = (line: TrayLine, { tray: words }: FrameTexts) => {
    const key = `${line.text}|${line.isMining}|${words.quit}`;
    if (key === shown) return;
    shown = key;
    tray.setToolTip(`Adit: ${line.text}`);
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: line.text, enabled: false },
        { type: 'separator' },
        { label: words.show, click: actions.showWindow },
        { label: line.isMining ? words.pause : words.mine, click: actions.togglePause },
        { type: 'separator' },
        { label: words.quit, click: actions.quit },
      ]),
    );
  };
  tray.on('click', actions.showWindow);
  update({ text: texts.tray.starting, isMining: false }, texts);
  return { update, destroy: () => tray.destroy() };
}
