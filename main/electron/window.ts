import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { pageOrigin } from './page.ts';

/** Design size, and the smallest at which every screen is whole. */
const size = { width: 1280, height: 800, minWidth: 900, minHeight: 640 };
/** The canvas colour of the theme, so that a window never flashes white before its page has painted. */
const canvas = { light: '#f4f4f1', dark: '#121315' };

/** Makes the one window; it shows itself when its page has painted. */
export function createWindow(
  preloadFolder: string,
  theme: 'system' | 'light' | 'dark',
): BrowserWindow {
  nativeTheme.themeSource = theme;
  const window = new BrowserWindow({
    ...size,
    show: false,
    title: 'Adit',
    backgroundColor: nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light,
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(preloadFolder, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
      // A hidden window must cost nothing; the page itself stops asking when it is not visible.
      backgroundThrottling: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${pageOrigin}/index.html`);
  return window;
}
