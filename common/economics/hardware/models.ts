import { fleetObsolescence } from './fleet-obsolescence.ts';
import { machineCost } from './machine-cost.ts';
import { randomxCpu } from './randomx-cpu.ts';

/** Section 10: the machines. */
export const hardwareModels = [machineCost, fleetObsolescence, randomxCpu] as const;
