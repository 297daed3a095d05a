import type { PowerAccount, Reading } from '../../common/contract/devices.ts';
import type { MarginalInfo } from '../../common/contract/energy.ts';
import type { GuardInfo, HoldInfo } from '../../common/contract/guest.ts';
import type { PauseReason } from '../../common/contract/mining.ts';
import type { Settings } from '../../common/contract/settings.ts';
import type { HostClock } from '../host/clock.ts';
import { createEnergyLedger } from '../host/energy-ledger.ts';
import { createGuardRoom, type GuardRoom } from '../host/guard-room.ts';
import { createHolding } from '../host/holding.ts';
import { type Host, startHost } from '../host/host.ts';
import { mostProfitableThreads } from '../host/measured-power.ts';
import {
  createMeasuring,
  type MeasuredPowerStore,
  type Measuring,
  type MinedNow,
} from '../host/measuring.ts';
import { createMeterRoom, type MeterRoom } from '../host/meters.ts';
import { bestInstrument, modelledPowerW, type PowerInput, powerAccount } from '../host/power.ts';
import type { Probes } from '../host/probe/registry.ts';
import { isFresh, type Sensor } from '../host/sensor/sensor.ts';
import type { HoldLoad } from '../host/temperature-hold.ts';
import type { History } from '../record/history.ts';
import type { Log } from '../record/log.ts';
import type { SecretStore } from '../record/secret.ts';

/** The machine's sensors and probes; a test passes its own. */
export interface MachineParts {
  sensors(context: {
    readonly tdpW: () => number | null;
    readonly mayAskPowermetrics: () => boolean;
  }): readonly Sensor[];
  probes(context: { readonly temperature: () => Reading | undefined }): Probes;
  readonly measuredPower: MeasuredPowerStore;
}

/** What mining is doing, as far as the machine's care needs to know. */
export interface MiningNow extends MinedNow {
  /** Asked for and not paused by the user. */
  readonly isWanted: boolean;
  /** Money for each expected hash; null when unknown. */
  readonly revenuePerHash: number | null;
}

export interface HostRoomDeps {
  readonly machine: MachineParts;
  readonly clock: HostClock;
  readonly random: () => number;
  readonly log: Log;
  readonly secrets: SecretStore;
  readonly history: History;
  readonly settings: () => Settings;
  readonly mining: () => MiningNow;
  /** Money for a kWh now, and the grid's carbon; null when unknown. */
  readonly pricePerKwh: () => number | null;
  readonly gCo2PerKwh: () => number | null;
  /** What mining may use, by the settings alone. */
  readonly most: () => HoldLoad;
  readonly keep: (write: () => void) => void;
  /** Readings, power, guards, hold or measurement changed: for the screen. */
  readonly changed: () => void;
  /** Whether or how much mining may happen changed: for the engine. */
  readonly turned: () => void;
  readonly guardTurned: (guard: GuardInfo) => void;
  readonly slept: () => void;
}

/** Watches the machine, and says whether and how much mining may use of it. */
export interface HostRoom {
  readonly host: Host;
  readonly guards: GuardRoom;
  readonly meters: MeterRoom;
  readonly measuring: Measuring;
  start(): void;
  stop(): void;
  /** Settings or secrets of meters changed. */
  configure(): void;
  /** Mining began or ended. */
  miningTurned(): void;
  /** Why mining has to rest; null when it need not. */
  rest(): Extract<PauseReason, { kind: 'guard' }> | null;
  /** Threads and duty that may hash. */
  load(): HoldLoad;
  power(): PowerAccount;
  marginal(): MarginalInfo;
  hold(): HoldInfo | null;
}

const temperatureId = 'cpu-temperature';

export function createHostRoom(deps: HostRoomDeps): HostRoom {
  const { clock, log, settings } = deps;
  let miningSinceMs: number | null = null;
  let restedBy: string | undefined;
  let isStopped = false;

  const host = startHost({
    sensors: deps.machine.sensors({
      tdpW: () => settings().power.tdpW?.value ?? host.info().tdpW,
      mayAskPowermetrics: () => settings().host.powermetrics,
    }),
    changed() {
      if (isStopped) return;
      holding.follow();
      if (miningSinceMs !== null) measuring.refresh(miningSinceMs);
      deps.changed();
    },
    problem: (sensor, error) => log('warn', 'sensor failed', { sensor, error }),
  });

  const measuring = createMeasuring({
    clock,
    store: deps.machine.measuredPower,
    mined: deps.mining,
    machineThreads: () => host.info().threads,
    instrument: () => bestInstrument(host.readings(), settings().meters, clock.now()),
    reading(id) {
      const reading = host.reading(id);
      return isFresh(reading, clock.now())
        ? { value: reading.value, atMs: reading.atMs ?? 0 }
        : undefined;
    },
    modelled() {
      const value = modelledPowerW(powerInput());
      return value === null ? null : { value, atMs: host.reading('cpu-load')?.atMs ?? 0 };
    },
    changed: deps.changed,
    turned: deps.turned,
    note: (words, details) => log('info', words, details),
  });

  const holding = createHolding({
    now: clock.now,
    temperature: () => host.reading(temperatureId),
    targetC() {
      const { enabled, targetC } = settings().guards.temperature;
      return enabled ? targetC : null;
    },
    most: deps.most,
    isMining: () => measuring.threads() === undefined && deps.mining().isMining,
    turned: deps.turned,
  });

  const meters = createMeterRoom({
    clock,
    random: deps.random,
    secret: (id) => deps.secrets.get(meterSecretId(id)),
    add: (sensor) => host.add(sensor),
    remove: (id) => host.remove(id),
  });

  const guards = createGuardRoom({
    clock,
    settings: () => settings().guards,
    probes: deps.machine.probes({ temperature: () => host.reading(temperatureId) }),
    changed() {
      if (isStopped) return;
      const restsBy = guards.holding()?.id;
      if (restsBy !== undefined) measuring.cancel('a guard made mining rest');
      if (restsBy === restedBy) deps.changed();
      else deps.turned();
      restedBy = restsBy;
    },
    turned: deps.guardTurned,
    slept: deps.slept,
    problem: (signal, error) => log('warn', 'probe failed', { signal, error }),
  });

  const ledger = createEnergyLedger(
    clock,
    () => ({
      ...power(),
      pricePerKwh: deps.pricePerKwh(),
      currency: settings().money.currency,
      gCo2PerKwh: deps.gCo2PerKwh(),
    }),
    (part) => deps.keep(() => deps.history.addEnergy(part)),
  );

  function powerInput(): PowerInput {
    const { power: typed, meters: known } = settings();
    const machine = host.info();
    return {
      settings: typed,
      meters: known,
      recognisedTdpW: machine.tdpW,
      baseClockHz: host.baseClockHz(),
      readings: machine.readings,
      measured: measuring.result(),
      isMining: deps.mining().isMining,
      ...load(),
      machineThreads: machine.threads,
      atMs: clock.now(),
    };
  }

  function power(): PowerAccount {
    return powerAccount(powerInput());
  }

  function load(): HoldLoad {
    const threads = measuring.threads();
    if (threads !== undefined) return { threads: Math.max(1, threads), dutyPercent: 100 };
    return holding.load() ?? deps.most();
  }

  return {
    host,
    guards,
    meters,
    measuring,
    start() {
      meters.configure(settings().meters);
      guards.start();
    },
    stop() {
      isStopped = true;
      measuring.stop();
      guards.stop();
      ledger.stop();
      host.stop();
    },
    configure() {
      meters.configure(settings().meters);
      holding.reset();
      holding.follow();
      void guards.look();
    },
    miningTurned() {
      const { isMining, isWanted } = deps.mining();
      if (isMining) {
        miningSinceMs ??= clock.now();
        ledger.start();
        return;
      }
      ledger.stop();
      if (!isWanted) measuring.cancel('you paused it');
      if (measuring.threads() === undefined) miningSinceMs = null;
    },
    rest() {
      const guard = guards.holding();
      if (guard !== undefined) {
        const { id, detail, untilMs } = guard;
        return { kind: 'guard', guard: id, detail, untilMs };
      }
      if (measuring.threads() !== 0) return null;
      const detail = 'reading what the computer draws without mining';
      return { kind: 'guard', guard: 'measurement', detail, untilMs: null };
    },
    load,
    power,
    marginal() {
      const result = measuring.result();
      const { revenuePerHash } = deps.mining();
      const price = deps.pricePerKwh();
      const isPriced = result !== null && revenuePerHash !== null && price !== null;
      return {
        state: measuring.state(),
        result,
        profitThreads: isPriced
          ? mostProfitableThreads(result.points, revenuePerHash, price)
          : null,
      };
    },
    hold: () => holding.info(load()),
  };
}

/** Where a meter's password is kept. */
export function meterSecretId(meterId: string): string {
  return `meter:${meterId}`;
}
