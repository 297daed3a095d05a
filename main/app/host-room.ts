import type { PowerAccount, Reading } from '../../common/contract/devices.ts';
import type { MarginalInfo, MeasuredPower } from '../../common/contract/energy.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { GuardInfo, HoldInfo } from '../../common/contract/guest.ts';
import type { PauseReason } from '../../common/contract/mining.ts';
import type { Settings } from '../../common/contract/settings.ts';
import type { HostClock } from '../host/clock.ts';
import { createEnergyLedger } from '../host/energy-ledger.ts';
import { createGuardRoom, type GuardRoom } from '../host/guard-room.ts';
import { type Host, startHost } from '../host/host.ts';
import {
  fits,
  isOutdated,
  type MeasuringConditions,
  mostProfitableThreads,
} from '../host/measured-power.ts';
import {
  advanceMeasurement,
  beginMeasurement,
  failMeasurement,
  type Measurement,
  measuringSteps,
  measuringTimes,
  progressOf,
  resultOf,
  wantedThreads,
} from '../host/measurement.ts';
import { createMeterRoom, type MeterRoom } from '../host/meters.ts';
import { bestInstrument, modelledPowerW, type PowerInput, powerAccount } from '../host/power.ts';
import { modelError } from '../host/power-model.ts';
import type { Probes } from '../host/probe/registry.ts';
import { isFresh, type Sensor } from '../host/sensor/sensor.ts';
import {
  beginHold,
  type HoldLoad,
  type HoldState,
  loadFromLevel,
  nextHold,
} from '../host/temperature-hold.ts';
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
  /** Guided measurements, by algorithm. */
  readonly measuredPower: {
    load(algorithm: string): MeasuredPower | undefined;
    save(algorithm: string, measured: MeasuredPower): void;
  };
}

/** What mining is doing, as far as the machine's care needs to know. */
export interface MiningNow {
  readonly isMining: boolean;
  /** Asked for and not paused by the user. */
  readonly isWanted: boolean;
  readonly algorithm: string | null;
  readonly kernel: string | null;
  readonly hashes: number;
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
  /** @throws AppError host.not-measurable */
  measure(): void;
  cancelMeasure(problem: string): void;
}

/** Fine changes of duty are not worth a message to every thread. */
const smallestDutyStep = 2;
const measureEveryMs = 1000;
/** A repetition waits until mining has run so long: nobody has just sat down, and the machine is warm. */
const quietBeforeRepeatMs = 600_000;
const repeatAtMostEveryMs = 86_400_000;

export function createHostRoom(deps: HostRoomDeps): HostRoom {
  const { clock, log } = deps;
  let measurement: Measurement | undefined;
  let cancelMeasuring: (() => void) | undefined;
  let failure: { readonly problem: string; readonly atMs: number } | undefined;
  let holdState: HoldState | undefined;
  let holdReadAtMs = 0;
  let holdLoad: HoldLoad | undefined;
  let miningSinceMs: number | null = null;
  let repeatedAtMs = 0;
  let restedBy: string | undefined;
  let isStopped = false;

  const tdpW = (): number | null =>
    deps.settings().power.tdpW?.value ?? (isReady ? host.info().tdpW : null);
  let isReady = false;
  const host = startHost({
    sensors: deps.machine.sensors({
      tdpW,
      mayAskPowermetrics: () => deps.settings().host.powermetrics,
    }),
    changed: () => {
      if (isStopped || !isReady) return;
      followTemperature();
      repeatQuietly();
      deps.changed();
    },
    problem: (sensor, error) => log('warn', 'sensor failed', { sensor, error }),
  });
  isReady = true;

  const meters = createMeterRoom({
    clock,
    random: deps.random,
    secret: (id) => deps.secrets.get(meterSecretId(id)),
    add: (sensor) => host.add(sensor),
    remove: (id) => host.remove(id),
  });

  const guards = createGuardRoom({
    clock,
    settings: () => deps.settings().guards,
    probes: deps.machine.probes({ temperature: () => host.reading('cpu-temperature') }),
    changed: () => {
      if (isStopped) return;
      if (measurement !== undefined && guards.holding() !== undefined) {
        cancelMeasure('a guard made mining rest');
      }
      const restsBy = guards.holding()?.id;
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
    () => {
      const { marginal, machine } = power();
      return {
        marginal,
        machine,
        pricePerKwh: deps.pricePerKwh(),
        currency: deps.settings().money.currency,
        gCo2PerKwh: deps.gCo2PerKwh(),
      };
    },
    (part) => deps.keep(() => deps.history.addEnergy(part)),
  );

  function conditions(): MeasuringConditions {
    const { algorithm, kernel } = deps.mining();
    const instrument = bestInstrument(host.readings(), deps.settings().meters, clock.now());
    const machineThreads = host.info().threads;
    return { algorithm, kernel, machineThreads, source: instrument?.reading.id ?? 'model' };
  }

  function measuredNow(): MeasuredPower | null {
    const now = conditions();
    const measured = now.algorithm && deps.machine.measuredPower.load(now.algorithm);
    return measured && fits(measured, now) ? measured : null;
  }

  function powerInput(): PowerInput {
    const settings = deps.settings();
    const machine = host.info();
    const { threads, dutyPercent } = load();
    return {
      settings: settings.power,
      meters: settings.meters,
      recognisedTdpW: machine.tdpW,
      baseClockHz: host.baseClockHz(),
      readings: machine.readings,
      measured: measuredNow(),
      isMining: deps.mining().isMining,
      threads,
      machineThreads: machine.threads,
      dutyPercent,
      atMs: clock.now(),
    };
  }

  function power(): PowerAccount {
    return powerAccount(powerInput());
  }

  function load(): HoldLoad {
    if (measurement !== undefined) {
      return { threads: Math.max(1, wantedThreads(measurement)), dutyPercent: 100 };
    }
    return holdLoad ?? deps.most();
  }

  // Temperature

  function targetC(): number | null {
    const { enabled, targetC: target } = deps.settings().guards.temperature;
    return enabled ? target : null;
  }

  /** Eases off or on with each new reading while mining. */
  function followTemperature(): void {
    const target = targetC();
    const reading = host.reading('cpu-temperature');
    const atMs = clock.now();
    if (target === null) {
      holdState = undefined;
      setHoldLoad(undefined);
      return;
    }
    if (measurement !== undefined || !deps.mining().isMining) return;
    if (!isFresh(reading, atMs) || reading.atMs === holdReadAtMs) return;
    holdReadAtMs = reading.atMs ?? atMs;
    holdState = nextHold(holdState ?? beginHold(atMs), reading.value, target, atMs);
    setHoldLoad(loadFromLevel(holdState.level, deps.most(), holdLoad?.threads ?? 1));
  }

  function setHoldLoad(next: HoldLoad | undefined): void {
    const isSmall =
      next === holdLoad ||
      (next !== undefined &&
        holdLoad !== undefined &&
        next.threads === holdLoad.threads &&
        Math.abs(next.dutyPercent - holdLoad.dutyPercent) < smallestDutyStep);
    if (isSmall) return;
    holdLoad = next;
    deps.turned();
  }

  // The guided measurement

  function measure(): void {
    if (measurement !== undefined) throw notMeasurable('It runs already.');
    const { isMining, algorithm, kernel } = deps.mining();
    if (!isMining || algorithm === null || kernel === null) {
      throw notMeasurable('It compares mining with rest, so mining must run first.');
    }
    const now = clock.now();
    const instrument = bestInstrument(host.readings(), deps.settings().meters, now);
    const source = instrument?.reading.id ?? 'model';
    if (instrument === undefined && modelledPowerW(powerInput()) === null) {
      throw notMeasurable(
        'Nothing here measures power and the processor is not recognised: add a meter or type its design power.',
      );
    }
    const machineThreads = host.info().threads;
    failure = undefined;
    measurement = beginMeasurement(
      {
        steps: measuringSteps(machineThreads),
        ...measuringTimes(source),
        algorithm,
        kernel,
        machineThreads,
        source,
        from: instrument?.reading.from ?? `model of load and clock, ${modelError}`,
        provenance: instrument === undefined ? 'estimated' : 'measured',
      },
      now,
    );
    cancelMeasuring = clock.after(measureEveryMs, sample);
    deps.turned();
  }

  function sample(): void {
    if (measurement === undefined) return;
    cancelMeasuring = clock.after(measureEveryMs, sample);
    const before = measurement;
    const atMs = clock.now();
    measurement = advanceMeasurement(before, {
      atMs,
      ...readingFor(before),
      hashes: deps.mining().hashes,
    });
    const { outcome } = measurement;
    if (outcome === 'running') {
      if (measurement.step !== before.step) deps.turned();
      else deps.changed();
      return;
    }
    const result = resultOf(measurement, atMs);
    if (result !== undefined) deps.machine.measuredPower.save(result.algorithm, result);
    endMeasurement(measurement.problem);
  }

  function readingFor({ plan }: Measurement): { powerW: number | null; readAtMs: number } {
    if (plan.source === 'model') {
      const load = host.reading('cpu-load');
      return { powerW: modelledPowerW(powerInput()), readAtMs: load?.atMs ?? 0 };
    }
    const reading = host.reading(plan.source);
    return isFresh(reading, clock.now())
      ? { powerW: reading.value, readAtMs: reading.atMs ?? 0 }
      : { powerW: null, readAtMs: 0 };
  }

  function cancelMeasure(problem: string): void {
    if (measurement === undefined) return;
    measurement = failMeasurement(measurement, problem);
    endMeasurement(problem);
  }

  function endMeasurement(problem: string): void {
    cancelMeasuring?.();
    measurement = undefined;
    failure = problem === '' ? undefined : { problem, atMs: clock.now() };
    if (failure !== undefined) log('info', 'measurement of power failed', { problem });
    deps.turned();
  }

  /** What was measured once is kept up to date, without asking and at most once a day. */
  function repeatQuietly(): void {
    const now = clock.now();
    if (measurement !== undefined || miningSinceMs === null) return;
    if (now - miningSinceMs < quietBeforeRepeatMs || now - repeatedAtMs < repeatAtMostEveryMs)
      return;
    const { algorithm } = deps.mining();
    const measured = algorithm === null ? undefined : deps.machine.measuredPower.load(algorithm);
    if (measured === undefined || !isOutdated(measured, conditions(), now)) return;
    repeatedAtMs = now;
    log('info', 'measuring power anew', { algorithm });
    measure();
  }

  return {
    host,
    guards,
    meters,
    start() {
      meters.configure(deps.settings().meters);
      guards.start();
    },
    stop() {
      isStopped = true;
      cancelMeasuring?.();
      guards.stop();
      ledger.stop();
      host.stop();
    },
    configure() {
      meters.configure(deps.settings().meters);
      holdLoad = undefined;
      followTemperature();
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
      if (measurement !== undefined) {
        if (!isWanted) cancelMeasure('you paused it');
        return;
      }
      miningSinceMs = null;
    },
    rest() {
      const guard = guards.holding();
      if (guard !== undefined) {
        const { id, detail, untilMs } = guard;
        return { kind: 'guard', guard: id, detail, untilMs };
      }
      if (measurement === undefined || wantedThreads(measurement) > 0) return null;
      const detail = 'reading what the computer draws without mining';
      return { kind: 'guard', guard: 'measurement', detail, untilMs: null };
    },
    load,
    power,
    marginal() {
      const result = measuredNow();
      const { revenuePerHash } = deps.mining();
      const price = deps.pricePerKwh();
      return {
        state:
          measurement !== undefined
            ? progressOf(measurement, clock.now())
            : failure !== undefined
              ? { kind: 'failed', ...failure }
              : { kind: 'none' },
        result,
        profitThreads:
          result === null || revenuePerHash === null || price === null
            ? null
            : mostProfitableThreads(result.points, revenuePerHash, price),
      };
    },
    hold() {
      const target = targetC();
      if (target === null) return null;
      const reading = host.reading('cpu-temperature');
      const isSeen = isFresh(reading, clock.now());
      return {
        targetC: target,
        temperatureC: isSeen ? reading.value : null,
        ...load(),
        from: isSeen ? reading.from : 'not held: no temperature sensor that this user may read',
      };
    },
    measure,
    cancelMeasure,
  };
}

function notMeasurable(reason: string): AppError {
  return new AppError('host.not-measurable', { reason }, { retry: 'later' });
}

/** Where a meter's password is kept. */
export function meterSecretId(meterId: string): string {
  return `meter:${meterId}`;
}
