import { availableParallelism } from 'node:os';
import { cpu, mem, osInfo } from 'systeminformation';
import type { MachineInfo, Reading } from '../../common/contract/devices.ts';
import { tdpOf } from './cpu-tdp.ts';
import type { Sensor } from './sensor/sensor.ts';

/** The machine: facts read once, readings repeated while somebody looks or mining needs them. */
export interface Host {
  info(): MachineInfo;
  reading(id: string): Reading | undefined;
  readings(): readonly Reading[];
  /** Clock that the design power is told for, Hz; null when unknown. */
  baseClockHz(): number | null;
  /** Reads one more sensor from now on. */
  add(sensor: Sensor): void;
  /** Stops reading a sensor, forgets what it said and closes it. */
  remove(id: string): void;
  stop(): void;
}

export interface HostOptions {
  readonly sensors: readonly Sensor[];
  readonly changed: () => void;
  /** Told when a sensor throws, which none should. */
  readonly problem: (sensor: string, error: unknown) => void;
}

/** Instruction sets that matter to the kernels, as the system spells them. */
const shownFeatures = new Set([
  'sha_ni',
  'avx2',
  'avx512f',
  'avx512bw',
  'aes',
  'sha2',
  'asimd',
  'neon',
  'sse4_1',
  'ssse3',
  'avx',
]);

/** Starts reading. Facts arrive a moment later; until then they are what Node knows. */
export function startHost(options: HostOptions): Host {
  let info: MachineInfo = {
    cpu: 'unknown processor',
    physicalCores: null,
    threads: availableParallelism(),
    memoryBytes: 0,
    os: process.platform,
    features: [],
    tdpW: null,
    readings: [],
  };
  let baseClockHz: number | null = null;
  const running = new Map<string, Running>();

  readFacts().then(
    (facts) => {
      info = { ...info, ...facts.info };
      baseClockHz = facts.baseClockHz;
      options.changed();
    },
    (error: unknown) => options.problem('facts', error),
  );

  function add(sensor: Sensor): void {
    const life: Running = { sensor, readings: [], isOver: false, timer: undefined };
    running.set(sensor.id, life);
    const poll = async () => {
      try {
        const readings = await sensor.read();
        if (life.isOver) return;
        life.readings = readings;
        options.changed();
      } catch (error) {
        // A read that was cut off by `remove` is no fault.
        if (!life.isOver) options.problem(sensor.id, error);
      }
      if (life.isOver) return;
      life.timer = setTimeout(() => void poll(), sensor.intervalMs);
      life.timer.unref();
    };
    void poll();
  }

  function remove(id: string): void {
    const life = running.get(id);
    if (life === undefined) return;
    running.delete(id);
    life.isOver = true;
    clearTimeout(life.timer);
    life.sensor.close?.();
  }

  for (const sensor of options.sensors) add(sensor);
  const readings = (): readonly Reading[] => [...running.values()].flatMap((life) => life.readings);

  return {
    info: () => ({ ...info, readings: [...readings()] }),
    reading: (id) => readings().find((reading) => reading.id === id),
    readings,
    baseClockHz: () => baseClockHz,
    add,
    remove,
    stop() {
      for (const id of [...running.keys()]) remove(id);
    },
  };
}

interface Running {
  readonly sensor: Sensor;
  readings: readonly Reading[];
  isOver: boolean;
  timer: NodeJS.Timeout | undefined;
}

interface Facts {
  readonly info: Partial<MachineInfo>;
  readonly baseClockHz: number | null;
}

async function readFacts(): Promise<Facts> {
  const [processor, memory, system] = await Promise.all([cpu(), mem(), osInfo()]);
  const brand = `${processor.manufacturer} ${processor.brand}`.trim();
  return {
    info: {
      cpu: brand,
      physicalCores: processor.physicalCores > 0 ? processor.physicalCores : null,
      memoryBytes: memory.total,
      os: `${system.distro} ${system.release}`.trim(),
      features: processor.flags.split(' ').filter((flag) => shownFeatures.has(flag)),
      tdpW: tdpOf(brand),
    },
    baseClockHz: processor.speed > 0 ? processor.speed * 1e9 : null,
  };
}
