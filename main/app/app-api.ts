import type { AppState } from '../../common/contract/app.ts';
import type { WireError } from '../../common/contract/errors.ts';
import type { Telemetry } from '../../common/contract/mining.ts';
import type { Language, Settings } from '../../common/contract/settings.ts';
import type { Solution } from '../../common/mining/job.ts';
import type { FleetRoom } from '../fleet/room.ts';
import type { Engine } from '../mining/engine-api.ts';
import type { KernelStore } from '../mining/kernel-store.ts';
import type { DesktopNotifier } from '../notify/channel.ts';
import type { NotifyRoom } from '../notify/room.ts';
import type { History } from '../record/history.ts';
import type { Log } from '../record/log.ts';
import type { SecretStore } from '../record/secret.ts';
import type { SettingsStore } from '../record/settings.ts';
import type { Hub } from '../serve/hub.ts';
import type { Router } from '../serve/router.ts';
import type { Dispatcher } from '../work/dispatcher.ts';
import type { Clock, SubmitResult } from '../work/source/source.ts';
import type { HostRoom, MachineParts } from './host-room.ts';
import type { PlanRoom, PlanStores } from './plan-room.ts';
import type { RemoteParts, RemoteRoom } from './remote-room.ts';
import type { StateStore } from './state.ts';
import type { NoUpdater, UpdateRoom, Updater } from './update-room.ts';
import type { WhatIfStores } from './what-if.ts';

/** What the app is made of; whoever opens it chooses (a window, the command line, a test). */
export interface AppParts {
  readonly version: string;
  readonly frame: AppState['app']['frame'];
  readonly dataFolder: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly history: History;
  readonly log: Log;
  readonly kernelStore: KernelStore;
  readonly workerUrl: URL;
  readonly nativeFolder: string | null;
  readonly machine: MachineParts;
  /** Absent: prices, events and proofs end with the app. */
  readonly plan?: PlanStores;
  /** Absent: scenarios end with the app. */
  readonly whatIf?: WhatIfStores;
  /** Absent: nobody is let in from outside. */
  readonly remote?: RemoteParts;
  readonly clock: Clock;
  readonly random: () => number;
  /** Shows a notification of the operating system; null where there is no desktop. */
  readonly notifier?: DesktopNotifier | null;
  /** BCP 47 tags or POSIX locales, the preferred first; absent: English. For what leaves without a page. */
  readonly systemLanguages?: readonly string[];
  /** Loads what replaces the app by a newer version; absent where it can not. */
  readonly openUpdater?: () => Promise<Updater | NoUpdater>;
  /** Releases what was opened for this app (locks, files), after everything has stopped. */
  readonly release: () => void;
}

/** A share and what became of it. */
export interface ShareOutcome {
  readonly solution: Solution;
  readonly difficulty: number;
  readonly result: SubmitResult;
}

/** What others may hear. Every handler returns at once. */
export interface AppListener {
  stateChanged?(state: AppState): void;
  settingsChanged?(settings: Settings): void;
  telemetry?(telemetry: Telemetry): void;
  share?(share: ShareOutcome): void;
  problem?(error: WireError): void;
}

/** The app without Electron: everything a frame or a command needs. */
export interface App {
  readonly state: StateStore;
  readonly hub: Hub;
  readonly router: Router;
  readonly log: Log;
  /** In which the frame and what leaves without a page speak. */
  language(): Language;
  listen(listener: AppListener): () => void;
  /** Takes up work as the settings say. */
  start(): void;
  mine(): void;
  /** @param minutes - null: until told */
  pause(minutes: number | null): void;
  togglePause(): void;
  /** Sends the whole state again, to a window that was hidden. */
  resend(): void;
  slept(): void;
  woke(): void;
  /** The system told of mains, lid or lock: the guards look at once. */
  look(): void;
  close(): Promise<void>;
}

/** What the contract's handlers need of the app besides its state. */
export interface AppInside {
  readonly parts: AppParts;
  readonly state: StateStore;
  readonly engine: Engine;
  readonly dispatcher: Dispatcher;
  readonly care: HostRoom;
  readonly plans: PlanRoom;
  readonly notify: NotifyRoom;
  readonly fleet: FleetRoom;
  /** Absent where the app can not replace itself. */
  readonly updates: UpdateRoom | undefined;
  /** Absent where nobody can be let in from outside. */
  readonly remote: RemoteRoom | undefined;
  mine(): void;
  pause(minutes: number | null): void;
  changeSettings(settings: Settings): void;
  forgetBestShare(): void;
}
