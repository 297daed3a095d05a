import { type BrowserWindow, ipcMain } from 'electron';
import type { Hub } from '../serve/hub.ts';
import type { Router } from '../serve/router.ts';
import { ipcFromPage, ipcToPage } from './channel.ts';
import { pageOrigin } from './page.ts';

/**
 * Carries the contract between main and one window. Only the main frame of that very window, on a page
 * of ours, is heard; anything else is dropped. Returns how to end it.
 */
export function serveWindow(window: BrowserWindow, router: Router, hub: Hub): () => void {
  const gone = new AbortController();
  const { webContents } = window;
  const send = (message: object) => {
    if (!webContents.isDestroyed()) webContents.send(ipcToPage, message);
  };
  const leave = hub.join((message) => {
    // A hidden window costs nothing: it asks for a snapshot when it is shown again.
    if (window.isVisible() && !window.isMinimized()) send(message);
  });
  const listener = (event: Electron.IpcMainEvent, message: unknown) => {
    const frame = event.senderFrame;
    const isOurs =
      event.sender.id === webContents.id &&
      frame !== null &&
      frame === webContents.mainFrame &&
      frame.url.startsWith(`${pageOrigin}/`);
    if (!isOurs) return;
    router(message, { signal: gone.signal, readOnly: false, isRemote: false }).then(
      (response) => response !== undefined && send(response),
      // The router never rejects; a rejection would be a fault in it and must not end the app.
      () => undefined,
    );
  };
  ipcMain.on(ipcFromPage, listener);
  return () => {
    ipcMain.off(ipcFromPage, listener);
    leave();
    gone.abort();
  };
}
