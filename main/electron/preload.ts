import { contextBridge, ipcRenderer } from 'electron';
import { ipcFromPage, ipcToPage } from './channel.ts';

/**
 * All that a page gets: a way to post a message and to hear messages. Everything else is in the contract,
 * which main validates.
 */
contextBridge.exposeInMainWorld('bridge', {
  post(message: unknown): void {
    ipcRenderer.send(ipcFromPage, message);
  },
  subscribe(listener: (message: unknown) => void): () => void {
    const forward = (_event: unknown, message: unknown) => listener(message);
    ipcRenderer.on(ipcToPage, forward);
    return () => {
      ipcRenderer.off(ipcToPage, forward);
    };
  },
});
