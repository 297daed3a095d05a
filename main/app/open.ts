import { join } from 'node:path';
import Conf from 'conf';
import type { AppState } from '../../common/contract/app.ts';
import { batterySensor, processorSensor } from '../host/sensor/systeminformation.ts';
import { openHistory } from '../record/history.ts';
import { lockFolder } from '../record/lock.ts';
import { openLog } from '../record/log.ts';
import {
  memorySecrets,
  openSecrets,
  plainSeal,
  type Seal,
  type SecretStore,
} from '../record/secret.ts';
import { openSettings, type SettingsFile, type SettingsStore } from '../record/settings.ts';
import { type App, createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { openKernelSpeeds } from './kernel-speeds.ts';

export interface OpenOptions {
  readonly dataFolder: string;
  readonly frame: AppState['app']['frame'];
  readonly version: string;
  readonly workerUrl: URL;
  readonly nativeFolder: string | null;
  /** How secrets are sealed; absent: plain, in a file only this user reads. */
  readonly seal?: Seal;
  /** Makes the settings store; absent: `conf`, the base of Electron's. */
  readonly openStore?: () => SettingsFile;
  /** Settings that are not kept, instead of the file's: for a run that flags describe. */
  readonly settings?: SettingsStore;
  readonly secrets?: SecretStore;
}

/**
 * Opens a data folder and makes the app on it.
 *
 * @throws AppError app.already-running, app.folder-unusable
 */
export function openApp(options: OpenOptions): App {
  const { dataFolder } = options;
  const unlock = lockFolder(dataFolder);
  try {
    const now = () => Date.now();
    const log = openLog(join(dataFolder, 'log'), 'info', now);
    const history = openHistory(join(dataFolder, 'history.db'), now);
    const openStore =
      options.openStore ?? (() => new Conf({ cwd: dataFolder, configName: 'settings' }));
    return createApp({
      version: options.version,
      frame: options.frame,
      dataFolder,
      settings: options.settings ?? openSettings(join(dataFolder, 'settings.json'), openStore, now),
      secrets:
        options.secrets ??
        (options.settings === undefined
          ? openSecrets(join(dataFolder, 'secrets.json'), options.seal ?? plainSeal)
          : memorySecrets()),
      history,
      log,
      kernelStore: openKernelSpeeds(join(dataFolder, 'kernels.json'), (error) =>
        log('warn', 'kernel speeds not kept', { error }),
      ),
      workerUrl: options.workerUrl,
      nativeFolder: options.nativeFolder,
      sensors: [processorSensor(now), batterySensor(now)],
      clock: systemClock,
      random: Math.random,
      release() {
        history.close();
        unlock();
      },
    });
  } catch (error) {
    unlock();
    throw error;
  }
}
