import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';
import { AppError } from '../../common/contract/errors.ts';
import type { NoUpdater, Updater } from '../app/update-room.ts';
import type { Log } from '../record/log.ts';

/**
 * Newer versions from the releases of the repository that this copy was built from (`app-update.yml` in the
 * package names it). What is downloaded must have the SHA-512 of the release's own file list, and the
 * publisher's signature where the system knows signatures: macOS itself refuses another team's app, and on
 * Windows a copy without a publisher's name in it is never replaced.
 *
 * The library is loaded here and not before: a user who never turns updates on never runs a line of it.
 *
 * @param end - ends the app in order, then calls back: only then may the new version start
 */
export async function openUpdater(
  log: Log,
  end: (then: () => void) => void,
): Promise<Updater | NoUpdater> {
  const { autoUpdater, DebUpdater } = (await import('electron-updater')).default;
  autoUpdater.logger = {
    info: (message) => log('info', 'updater', { message }),
    warn: (message) => log('warn', 'updater', { message }),
    error: (message) => log('warn', 'updater', { message }),
  };
  // Whether this machine is in a staged roll-out is decided here: its random number stays on this computer.
  autoUpdater.requestHeaders = { 'x-user-staging-id': '' };
  autoUpdater.autoDownload = false;
  autoUpdater.autoInstallOnAppQuit = false;
  autoUpdater.allowPrerelease = false;
  autoUpdater.disableWebInstaller = true;
  if (!autoUpdater.isUpdaterActive()) return 'not-packaged';
  if (process.platform === 'win32' && !(await namesPublisher())) return 'unsigned';

  return {
    // A .deb is put in place by the administrator; Adit never asks for their password.
    installs: !(autoUpdater instanceof DebUpdater),
    async check() {
      const found = await explained(autoUpdater.checkForUpdates());
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null;
    },
    async download(progress) {
      const listener = ({ percent }: { readonly percent: number }) => progress(percent);
      autoUpdater.on('download-progress', listener);
      try {
        await explained(autoUpdater.downloadUpdate());
      } finally {
        autoUpdater.off('download-progress', listener);
      }
    },
    restart: () =>
      end(() => {
        // The new one would give way to us as long as we are the only instance.
        app.releaseSingleInstanceLock();
        // Nothing of this one runs any more: what can not be replaced is started as it was.
        autoUpdater.once('error', () => {
          app.relaunch();
          app.exit(1);
        });
        autoUpdater.quitAndInstall(true, true);
      }),
  };
}

/** Whether the package says whose signature its successor must have; written when it was signed. */
async function namesPublisher(): Promise<boolean> {
  const text = await readFile(join(process.resourcesPath, 'app-update.yml'), 'utf8').catch(
    () => '',
  );
  return /^publisherName:/m.test(text);
}

/** What was downloaded is not what the project released. */
const forged: ReadonlySet<string> = new Set([
  'ERR_CHECKSUM_MISMATCH',
  'ERR_UPDATER_INVALID_SIGNATURE',
  'ERR_UPDATER_NO_CHECKSUM',
]);

async function explained<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise;
  } catch (cause) {
    const { message = '', code = '' } = cause as { message?: string; code?: string };
    // Behind its first line the library appends whole answers with their headers.
    const problem = (message.split('\n')[0] ?? '').slice(0, 200);
    if (forged.has(code)) throw new AppError('update.not-genuine', { problem }, { cause });
    throw new AppError('update.failed', { problem }, { cause, retry: 'later' });
  }
}
