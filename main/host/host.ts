import { availableParallelism } from 'node:os';
import { cpu, mem, osInfo } from 'systeminformation';
import type { MachineInfo, Reading } from '../../common/contract/devices.ts';
import { tdpOf } from './cpu-tdp.ts';
import type { Sensor } from './sensor/sensor.ts';

/** The machine: facts read once, readings repeated while somebody looks or mining needs them. */
export interface Host {
  info(): MachineInfo;
  reading(id: string): Reading | undefined;
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
  let stopped = false;
  const timers = new Set<NodeJS.Timeout>();
  const bySensor = new Map<string, readonly Reading[]>();

  readFacts().then(
    (facts) => {
      info = { ...info, ...facts };
      options.changed();
    },
    (error: unknown) => options.problem('facts', error),
  );

  for (const sensor of options.sensors) {
    const poll = async () => {
      try {
        bySensor.set(sensor.id, await sensor.read());
        if (!stopped) options.changed();
      } catch (error) {
        options.problem(sensor.id, error);
      }
      if (stopped) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void poll();
      }, sensor.intervalMs);
      timer.unref();
      timers.add(timer);
    };
    void poll();
  }

  return {
    info: () => ({ ...info, readings: [...bySensor.values()].flat() }),
    reading(id) {
      for (const readings of bySensor.values()) {
        const found = readings.find((reading) => reading.id === id);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function readFacts(): Promise<Partial<MachineInfo>> {
  const [processor, memory, system] = await Promise.all([cpu(), mem(), osInfo()]);
  const brand = `${processor.manufacturer} ${processor.brand}`.trim();
  return {
    cpu: brand,
    physicalCores: processor.physicalCores > 0 ? processor.physicalCores : null,
    memoryBytes: memory.total,
    os: `${system.distro} ${system.release}`.trim(),
    features: processor.flags.split(' ').filter((flag) => shownFeatures.has(flag)),
    tdpW: tdpOf(brand),
  };
}
