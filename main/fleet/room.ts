import { readChain } from '../../common/chain/registry.ts';
import type {
  FleetDevice,
  FleetInfo,
  FleetOdds,
  FleetReading,
  FleetReport,
} from '../../common/contract/fleet.ts';
import type { NetworkInfo } from '../../common/contract/source.ts';
import { chanceOfAtLeastOne } from '../../common/economics/solo/solo-odds.ts';
import type { DeadlineClock } from '../net/http.ts';
import { isAbort } from '../net/socket-error.ts';
import type { OpenDevice } from './device.ts';
import { openDevice } from './registry.ts';

export interface FleetRoomDeps {
  readonly clock: DeadlineClock & { now(): number };
  /** Token of a device, '' for none. */
  readonly secret: (deviceId: string) => string;
  readonly network: () => NetworkInfo | null;
  readonly changed: (infos: readonly FleetInfo[]) => void;
}

export interface FleetRoom {
  /** Opens new devices, closes those that went, reopens those whose settings or secret changed. */
  configure(settings: readonly FleetDevice[]): void;
  /** Difficulty is another: odds are. */
  networkChanged(): void;
  /** Asks once, without keeping the device open. */
  check(settings: FleetDevice, secret: string, signal: AbortSignal): Promise<FleetReport>;
  stop(): void;
}

/** The secret store's name for a device's token; sources have the plain ids. */
export const fleetSecretId = (deviceId: string): string => `fleet-${deviceId}`;

/** Their hash rates are means of seconds to a minute; asking more often would show noise. */
export const pollMs = 10_000;
/** One that is switched off is asked ever more rarely, at most so. */
export const longestRestMs = 120_000;

interface Watched {
  readonly key: string;
  readonly device: OpenDevice;
  readonly closing: AbortController;
  cancel: (() => void) | undefined;
  failures: number;
  problem: string;
  reading: FleetReading | null;
  atMs: number | null;
}

/** Watches other miners. Nothing is ever sent to them but the question how they are. */
export function createFleetRoom(deps: FleetRoomDeps): FleetRoom {
  const { clock } = deps;
  const watched = new Map<string, Watched>();
  let configured: readonly FleetDevice[] = [];

  async function poll(watch: Watched): Promise<void> {
    try {
      const answer = await watch.device.read(watch.closing.signal);
      if (watch.closing.signal.aborted) return;
      if (answer.ok) {
        watch.failures = 0;
        watch.problem = '';
        watch.reading = answer.reading;
        watch.atMs = clock.now();
      } else {
        watch.failures += 1;
        watch.problem = answer.problem;
      }
    } catch (error) {
      if (isAbort(error) || watch.closing.signal.aborted) return;
      watch.failures += 1;
      watch.problem = error instanceof Error ? error.name : 'an unknown fault';
    }
    const rest = Math.min(longestRestMs, pollMs * 2 ** Math.min(watch.failures, 10));
    watch.cancel = clock.after(watch.failures === 0 ? pollMs : rest, () => void poll(watch));
    publish();
  }

  function infoOf(settings: FleetDevice): FleetInfo {
    const watch = watched.get(settings.id);
    const reading = watch?.reading ?? null;
    return {
      settings,
      hasSecret: deps.secret(settings.id) !== '',
      state: stateOf(watch),
      problem: watch?.problem ?? '',
      reading,
      atMs: watch?.atMs ?? null,
      odds: reading === null ? null : oddsOf(reading, deps.network()),
    };
  }

  const publish = (): void => deps.changed(configured.map(infoOf));

  function close(watch: Watched): void {
    watch.closing.abort();
    watch.cancel?.();
    watch.device.close();
  }

  return {
    configure(settings) {
      configured = settings;
      const keys = new Map(
        settings
          .filter(({ enabled }) => enabled)
          .map((each) => [each.id, JSON.stringify([each, deps.secret(each.id)])]),
      );
      for (const [id, watch] of watched) {
        if (keys.get(id) === watch.key) continue;
        close(watch);
        watched.delete(id);
      }
      for (const each of settings) {
        const key = keys.get(each.id);
        if (key === undefined || watched.has(each.id)) continue;
        const watch: Watched = {
          key,
          device: openDevice(each, { clock, secret: deps.secret(each.id) }),
          closing: new AbortController(),
          cancel: undefined,
          failures: 0,
          problem: '',
          reading: null,
          atMs: null,
        };
        watched.set(each.id, watch);
        void poll(watch);
      }
      publish();
    },
    networkChanged() {
      if (watched.size > 0) publish();
    },
    async check(settings, secret, signal) {
      const device = openDevice(settings, { clock, secret });
      const beganMs = clock.now();
      try {
        const answer = await device.read(signal);
        return answer.ok ? { ...answer, elapsedMs: clock.now() - beganMs } : answer;
      } finally {
        device.close();
      }
    },
    stop() {
      for (const watch of watched.values()) close(watch);
      watched.clear();
    },
  };
}

function stateOf(watch: Watched | undefined): FleetInfo['state'] {
  if (watch === undefined) return 'off';
  if (watch.failures > 0) return 'silent';
  return watch.reading === null ? 'asking' : 'answering';
}

/** Odds of a device alone, from its own hash rate and the difficulty at hand, where both hash alike. */
export function oddsOf(reading: FleetReading, network: NetworkInfo | null): FleetOdds | null {
  const { hashrateHps, algorithm } = reading;
  const hashesPerBlock = network?.hashesPerBlock ?? null;
  if (network === null || hashesPerBlock === null || hashrateHps === null || hashrateHps <= 0) {
    return null;
  }
  if (algorithm === null || readChain(network.chainId)?.algorithm !== algorithm) return null;
  const perSecond = hashrateHps / hashesPerBlock;
  return {
    chainId: network.chainId,
    chancePerDay: chanceOfAtLeastOne(perSecond * 86_400),
    meanWaitS: 1 / perSecond,
  };
}
