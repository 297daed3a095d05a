import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, type BrowserWindow, powerMonitor, powerSaveBlocker, session } from 'electron';
import ElectronStore from 'electron-store';
import { frameTextsOf } from '../../common/message/frame.ts';
import { systemClock } from '../app/clock.ts';
import { openApp } from '../app/open.ts';
import { keychainSeal } from './credential.ts';
import { frameSignals } from './frame-signals.ts';
import { guardPages } from './guard.ts';
import { serveWindow } from './ipc.ts';
import { type FrameActions, setMenu } from './menu.ts';
import { systemNotifier } from './notifier.ts';
import { servePages } from './page.ts';
import { watchHelpers, watchPage } from './process-loss.ts';
import { createTray } from './tray.ts';
import { lineOf } from './tray-line.ts';
import { openUpdater } from './updater.ts';
import { createWindow } from './window.ts';

export interface Folders {
  /** Built pages. */
  readonly page: string;
  readonly preload: string;
  readonly resource: string;
  /** Built C kernels. */
  readonly native: string;
  readonly workerUrl: URL;
}

/** Runs the app inside Electron: opens it, shows a window and a tray, and ends it in order. */
export async function runFrame(folders: Folders): Promise<void> {
  const dataFolder = app.getPath('userData');
  const notifier = systemNotifier(() => actions.showWindow());
  const adit = openApp({
    dataFolder,
    frame: 'electron',
    version: app.getVersion(),
    workerUrl: folders.workerUrl,
    nativeFolder: folders.native,
    pageFolder: folders.page,
    seal: keychainSeal(),
    frameSignals: frameSignals(),
    systemLanguages: app.getPreferredSystemLanguages(),
    ...(notifier === undefined ? {} : { notifier }),
    openUpdater: () => openUpdater(adit.log, end),
    openStore: () => new ElectronStore({ cwd: dataFolder, name: 'settings' }),
  });

  let window: BrowserWindow | undefined;
  let endWindow: (() => void) | undefined;
  let isQuitting = false;

  const actions: FrameActions = {
    showWindow() {
      if (window === undefined || window.isDestroyed()) openWindow();
      else {
        if (window.isMinimized()) window.restore();
        window.show();
        window.focus();
      }
    },
    togglePause: () => adit.togglePause(),
    quit: () => app.quit(),
  };

  guardPages(session.defaultSession);
  servePages(session.defaultSession, folders.page);
  let language = adit.language();
  setMenu(actions, frameTextsOf(language));
  const tray = createTray(folders.resource, actions, frameTextsOf(language));

  function openWindow(): void {
    const opened = createWindow(folders.preload, adit.state.state.settings.appearance.theme);
    window = opened;
    endWindow = serveWindow(opened, adit.router, adit.hub);
    opened.on('close', (event) => {
      if (isQuitting || adit.state.state.settings.window.onClose === 'quit') return;
      event.preventDefault();
      opened.hide();
    });
    opened.on('show', () => adit.resend());
    opened.on('restore', () => adit.resend());
    const stopWatching = watchPage(opened, { after: systemClock.after, log: adit.log });
    opened.on('closed', () => {
      stopWatching();
      endWindow?.();
      window = undefined;
      if (!isQuitting) app.quit();
    });
  }

  /** Stops everything once, whoever asks; `then` gets the exit code. */
  function end(then: (code: number) => void): void {
    if (isQuitting) return;
    isQuitting = true;
    stopListening();
    endWindow?.();
    tray.destroy();
    adit.close().then(
      () => then(0),
      () => then(1),
    );
  }

  watchHelpers(app, adit.log);
  const sleepBlock = createSleepBlock();
  const stopListening = adit.listen({
    stateChanged(state) {
      const texts = frameTextsOf(adit.language());
      tray.update(lineOf(state, texts), texts);
      sleepBlock(state.settings.host.keepAwake && state.mining.state.kind === 'mining');
    },
    settingsChanged(settings) {
      applyLoginItem(settings.window.openAtLogin);
      if (adit.language() === language) return;
      language = adit.language();
      setMenu(actions, frameTextsOf(language));
    },
  });
  powerMonitor.on('suspend', () => adit.slept());
  powerMonitor.on('resume', () => adit.woke());
  listenToPower(() => adit.look());

  app.on('second-instance', actions.showWindow);
  app.on('activate', actions.showWindow);
  app.on('window-all-closed', () => {
    // The tray keeps the app alive while it mines without a window.
    if (adit.state.state.settings.window.onClose === 'quit') app.quit();
  });
  app.on('before-quit', (event) => {
    if (isQuitting) return;
    event.preventDefault();
    end((code) => app.exit(code));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => app.quit());

  adit.start();
  if (!process.argv.includes('--hidden')) openWindow();
}

/** Keeps the machine, not the display, awake while it mines and the user allows it. */
function createSleepBlock(): (isWanted: boolean) => void {
  let id: number | undefined;
  return (isWanted) => {
    if (isWanted && id === undefined) id = powerSaveBlocker.start('prevent-app-suspension');
    if (!isWanted && id !== undefined) {
      powerSaveBlocker.stop(id);
      id = undefined;
    }
  };
}

/** Whatever a guard would see at its next look is looked at now. */
function listenToPower(look: () => void): void {
  powerMonitor.on('on-battery', look);
  powerMonitor.on('on-ac', look);
  powerMonitor.on('lock-screen', look);
  powerMonitor.on('unlock-screen', look);
  powerMonitor.on('thermal-state-change', look);
  powerMonitor.on('speed-limit-change', look);
}

/** Opens hidden in the tray at login, or no longer. */
function applyLoginItem(openAtLogin: boolean): void {
  const current = app.getLoginItemSettings({ args: ['--hidden'] });
  if (current.openAtLogin !== openAtLogin) {
    app.setLoginItemSettings({ openAtLogin, args: ['--hidden'] });
  }
}

/** Where things lie: beside the sources in development, in the package otherwise. */
export function foldersOf(mainFolder: string): Folders {
  const resource = app.isPackaged
    ? process.resourcesPath
    : join(mainFolder, '..', '..', 'resources');
  return {
    page: join(mainFolder, '..', 'renderer'),
    preload: join(mainFolder, '..', 'preload'),
    resource,
    native: app.isPackaged
      ? join(process.resourcesPath, 'kernel')
      : join(mainFolder, '..', '..', 'native', 'build'),
    workerUrl: pathToFileURL(join(mainFolder, 'worker.js')),
  };
}
