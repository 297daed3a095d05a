import type { AppState } from '../../common/contract/app.ts';
import { wireErrorFrom } from '../../common/contract/errors.ts';
import type { RestartWhen, UpdateInfo } from '../../common/contract/update.ts';
import type { Log } from '../record/log.ts';
import type { Clock } from '../work/source/source.ts';

/** What puts newer versions in place; the frame brings it. */
export interface Updater {
  /** False where only the system's package manager may replace the app. */
  readonly installs: boolean;
  /** The newer version that this machine is offered, if there is one. @throws AppError */
  check(): Promise<string | null>;
  /** Fetches and verifies what `check` found. @throws AppError */
  download(progress: (percent: number) => void): Promise<void>;
  /** Ends the app in order, puts the download in place and starts it. */
  restart(): void;
}

/** Why this copy of the app can not replace itself. */
export type NoUpdater = Extract<UpdateInfo, { kind: 'unsupported' }>['reason'];

export interface UpdateRoomDeps {
  readonly clock: Clock;
  /** Loads the updater; called when the user first turns updates on, never before. */
  readonly open: () => Promise<Updater | NoUpdater>;
  readonly state: () => AppState;
  readonly changed: (info: UpdateInfo) => void;
  readonly log: Log;
}

/** Newer versions of the app: off until the user turns it on, nothing is put in place without a press. */
export interface UpdateRoom {
  configure(settings: { readonly enabled: boolean }): void;
  check(): Promise<void>;
  download(): Promise<void>;
  restart(when: RestartWhen): void;
  /** Something in the app's state changed: a restart that waits may be due. */
  look(): void;
  stop(): void;
}

/** Releases come by the week: once a day is enough, and the first question waits until mining has begun. */
const EVERY_MS = 24 * 3_600_000;
const FIRST_MS = 60_000;

export function createUpdateRoom(deps: UpdateRoomDeps): UpdateRoom {
  let info: UpdateInfo = { kind: 'off' };
  let isOn = false;
  let isBusy = false;
  let opened: Promise<Updater | NoUpdater> | undefined;
  let cancelNext: (() => void) | undefined;
  let wish: RestartWhen | undefined;

  function show(next: UpdateInfo): void {
    info = next;
    deps.changed(next);
  }

  function schedule(ms: number): void {
    cancelNext?.();
    cancelNext = deps.clock.after(ms, () => void check());
  }

  /** Runs one question at a time; what goes wrong is shown, and asked again the next day. */
  async function run(ask: (updater: Updater) => Promise<void>): Promise<void> {
    if (!isOn || isBusy) return;
    isBusy = true;
    try {
      opened ??= deps.open();
      const updater = await opened;
      if (typeof updater === 'string') show({ kind: 'unsupported', reason: updater });
      else if (isOn) await ask(updater);
    } catch (error) {
      deps.log('warn', 'no update', { error });
      if (isOn) show({ kind: 'failed', error: wireErrorFrom(error), atMs: deps.clock.now() });
    } finally {
      isBusy = false;
      if (!isOn) show({ kind: 'off' });
    }
  }

  async function check(): Promise<void> {
    if (!isOn) return;
    schedule(EVERY_MS);
    // What was downloaded stays until it is put in place.
    if (info.kind === 'ready') return;
    await run(async (updater) => {
      show({ kind: 'checking' });
      const version = await updater.check();
      if (!isOn) return;
      if (version === null) show({ kind: 'none', checkedAtMs: deps.clock.now() });
      else show({ kind: 'available', version, isOurs: updater.installs });
    });
  }

  async function download(): Promise<void> {
    if (info.kind !== 'available' || !info.isOurs) return;
    const { version } = info;
    await run(async (updater) => {
      show({ kind: 'downloading', version, percent: 0 });
      await updater.download((percent) => {
        const whole = Math.floor(percent);
        if (info.kind === 'downloading' && info.percent !== whole) {
          show({ kind: 'downloading', version, percent: whole });
        }
      });
      if (isOn) show({ kind: 'ready', version, waitsFor: 'nothing' });
    });
  }

  function look(): void {
    if (wish === undefined || info.kind !== 'ready') return;
    const waitsFor = waitsForWhat(deps.state(), wish);
    if (waitsFor !== 'nothing') {
      if (info.waitsFor !== waitsFor) show({ ...info, waitsFor });
      return;
    }
    wish = undefined;
    deps.log('info', 'restarting into a newer version', { version: info.version });
    void run(async (updater) => updater.restart());
  }

  return {
    configure({ enabled }) {
      if (enabled === isOn) return;
      isOn = enabled;
      wish = undefined;
      cancelNext?.();
      if (isOn) schedule(FIRST_MS);
      show(isOn ? { kind: 'none', checkedAtMs: null } : { kind: 'off' });
    },
    check,
    download,
    restart(when) {
      if (info.kind !== 'ready') return;
      wish = when;
      look();
    },
    look,
    stop() {
      isOn = false;
      wish = undefined;
      cancelNext?.();
    },
  };
}

/**
 * What stands before a restart. A block on its way to a node always goes first: it would be delivered after
 * the restart too, but every second counts for it.
 */
function waitsForWhat(
  { blocks, mining }: AppState,
  when: RestartWhen,
): 'nothing' | 'rest' | 'block' {
  if (blocks.some(({ state }) => state === 'submitting')) return 'block';
  const isAtRest = mining.state.kind === 'paused' || mining.state.kind === 'stopped';
  return when === 'now' || isAtRest || mining.state.kind === 'failed' ? 'nothing' : 'rest';
}
