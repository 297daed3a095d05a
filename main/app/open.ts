import { join } from 'node:path';
import Conf from 'conf';
import { z } from 'zod';
import type { AppState } from '../../common/contract/app.ts';
import { DemandInfo } from '../../common/contract/plan.ts';
import { openFeedRecord } from '../feed/feed-record.ts';
import { runCommand } from '../host/command.ts';
import { openPriceFile } from '../host/plan/imported-prices.ts';
import type { FrameSignals } from '../host/probe/frame-signals.ts';
import { systemProbes } from '../host/probe/registry.ts';
import { createWaylandIdle, type WaylandIdle, waylandSocket } from '../host/probe/wayland-idle.ts';
import { createWindowsInput, findSystemCalls } from '../host/probe/windows-input.ts';
import { createX11Idle, localDisplay, type X11Idle } from '../host/probe/x11-idle.ts';
import { machineSensors } from '../host/sensor/registry.ts';
import type { DesktopNotifier } from '../notify/channel.ts';
import { openHistory } from '../record/history.ts';
import { openJsonRecord } from '../record/json-record.ts';
import { lockFolder } from '../record/lock.ts';
import { type Log, openLog } from '../record/log.ts';
import {
  memorySecrets,
  openSecrets,
  plainSeal,
  type Seal,
  type SecretStore,
} from '../record/secret.ts';
import { openSettings, type SettingsFile, type SettingsStore } from '../record/settings.ts';
import { SessionRecord } from '../serve/session.ts';
import { createApp } from './app.ts';
import type { App } from './app-api.ts';
import { systemClock } from './clock.ts';
import { openKernelSpeeds } from './kernel-speeds.ts';
import { machinePlace } from './machine-address.ts';
import { openMeasuredPower } from './measured-power.ts';
import type { RemoteParts } from './remote-room.ts';
import type { NoUpdater, Updater } from './update-room.ts';
import { openWhatIf } from './what-if.ts';

export interface OpenOptions {
  readonly dataFolder: string;
  readonly frame: AppState['app']['frame'];
  readonly version: string;
  readonly workerUrl: URL;
  readonly nativeFolder: string | null;
  /** Folder of the built page, for remote access; absent: there is none. */
  readonly pageFolder?: string;
  /** How secrets are sealed; absent: plain, in a file only this user reads. */
  readonly seal?: Seal;
  /** Makes the settings store; absent: `conf`, the base of Electron's. */
  readonly openStore?: () => SettingsFile;
  /** Settings that are not kept, instead of the file's: for a run that flags describe. */
  readonly settings?: SettingsStore;
  readonly secrets?: SecretStore;
  /** Shows a notification of the operating system. */
  readonly notifier?: DesktopNotifier;
  /** What the system prefers, the first first; absent: what the environment says. */
  readonly systemLanguages?: readonly string[];
  /** Loads what replaces the app by a newer version, where the frame can. */
  readonly openUpdater?: () => Promise<Updater | NoUpdater>;
  /** What the window frame knows of the system. */
  readonly frameSignals?: FrameSignals;
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
    const { platform } = process;
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
      machine: {
        sensors: (context) =>
          machineSensors({
            ...context,
            now,
            monotonic: () => performance.now(),
            platform,
            groupId: process.getgid?.() ?? 0,
            run: runCommand,
          }),
        probes: (context) =>
          systemProbes({
            ...context,
            now,
            platform,
            run: runCommand,
            frame: options.frameSignals,
            wayland: openWayland(platform, now),
            x11: openX11(platform),
            windows: platform === 'win32' ? createWindowsInput(findSystemCalls) : undefined,
            hasX11: platform === 'linux' && Boolean(process.env['DISPLAY']),
          }),
        measuredPower: openMeasuredPower(join(dataFolder, 'power.json'), (error) =>
          log('warn', 'measured power not kept', { error }),
        ),
      },
      plan: {
        feeds: openFeedRecord(join(dataFolder, 'feeds.json'), (error) =>
          log('warn', 'feeds not kept', { error }),
        ),
        demand: openJsonRecord(
          join(dataFolder, 'demand.json'),
          (value): value is DemandInfo => DemandInfo.safeParse(value).success,
          (error) => log('warn', 'grid events not kept', { error }),
        ),
        prices: openPriceFile(join(dataFolder, 'prices.json'), now, (error) =>
          log('warn', 'prices not kept', { error }),
        ),
      },
      whatIf: openWhatIf(dataFolder, now, log),
      ...(options.pageFolder === undefined
        ? {}
        : { remote: openRemote(dataFolder, options.pageFolder, log) }),
      clock: systemClock,
      random: Math.random,
      notifier: options.notifier ?? null,
      systemLanguages: options.systemLanguages ?? environmentLanguages(process.env),
      ...(options.openUpdater === undefined ? {} : { openUpdater: options.openUpdater }),
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

/** The languages of a program without a frame, as POSIX orders them; 'C' is none that Adit speaks. */
function environmentLanguages(env: NodeJS.ProcessEnv): string[] {
  const { LC_ALL, LC_MESSAGES, LANG } = env;
  return [LC_ALL || LC_MESSAGES || LANG || ''];
}

function openRemote(dataFolder: string, pageFolder: string, log: Log): RemoteParts {
  return {
    pageFolder,
    place: machinePlace,
    sessions: openJsonRecord(
      join(dataFolder, 'sessions.json'),
      (value): value is SessionRecord[] => z.array(SessionRecord).safeParse(value).success,
      (error) => log('warn', 'sessions not kept', { error }),
    ),
  };
}

function openWayland(platform: NodeJS.Platform, now: () => number): WaylandIdle | undefined {
  const path = platform === 'linux' ? waylandSocket(process.env) : undefined;
  return path === undefined ? undefined : createWaylandIdle(path, now);
}

/** Under Wayland an X server hears only of its own windows. */
function openX11(platform: NodeJS.Platform): X11Idle | undefined {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const display = localDisplay(DISPLAY);
  const isAsked = platform === 'linux' && !WAYLAND_DISPLAY && display !== undefined;
  return isAsked ? createX11Idle(display) : undefined;
}
