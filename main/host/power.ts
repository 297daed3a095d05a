import type { PowerAccount, Reading } from '../../common/contract/devices.ts';
import type { Settings } from '../../common/contract/settings.ts';
import { unavailable } from './sensor/sensor.ts';

/**
 * Share of the thermal design power that a package draws when idle, and error of the whole estimate.
 * Cloud Carbon Footprint's linear model W = Wmin + load (Wmax - Wmin); 10 to 20 % is what desktop
 * reviews measure idle packages at. A meter at the wall replaces all of this.
 */
const idleShareOfTdp = 0.15;
const estimateError = '±30 %';

/**
 * What the machine draws and what mining adds to it, each with its provenance.
 *
 * Typed watts win over the estimate. The estimate covers the processor package alone, so it says so.
 *
 * @param loadPercent - processor load, null when unknown
 * @param miningShare - share of the processor's threads that hash now, 0 to 1
 */
export function powerAccount(
  power: Settings['power'],
  recognisedTdpW: number | null,
  loadPercent: Reading | undefined,
  miningShare: number,
  atMs: number,
): PowerAccount {
  const tdpW = power.tdpW?.value ?? recognisedTdpW;
  const estimate = (id: string, label: string, load: number): Reading =>
    tdpW === null
      ? unavailable(id, label, 'W', 'processor not recognised: type its watts')
      : {
          id,
          label,
          value: tdpW * (idleShareOfTdp + (1 - idleShareOfTdp) * load),
          unit: 'W',
          provenance: 'estimated',
          from: `${tdpW} W TDP × load, processor only, ${estimateError}`,
          atMs,
          staleAfterMs: null,
        };
  const typed = (
    id: string,
    label: string,
    entry: { value: number; typedAtMs: number },
  ): Reading => ({
    id,
    label,
    value: entry.value,
    unit: 'W',
    provenance: 'typed',
    from: 'you',
    atMs: entry.typedAtMs,
    staleAfterMs: null,
  });

  const idle =
    power.idleW === null
      ? estimate('power-idle', 'Idle baseline', 0)
      : typed('power-idle', 'Idle baseline', power.idleW);
  const load = loadPercent?.value ?? null;
  const machine =
    power.miningW !== null
      ? typed('power-machine', 'Whole machine, mining', power.miningW)
      : load === null
        ? unavailable('power-machine', 'Processor now', 'W', 'the load is not known yet')
        : estimate('power-machine', 'Processor now', load / 100);
  return { machine, idle, marginal: marginalPower(power, machine, idle, tdpW, miningShare, atMs) };
}

/** Mining watts minus idle watts when both were typed; otherwise the estimate for the threads that hash. */
function marginalPower(
  power: Settings['power'],
  machine: Reading,
  idle: Reading,
  tdpW: number | null,
  miningShare: number,
  atMs: number,
): Reading {
  const label = 'Mining adds';
  if (power.miningW !== null && machine.value !== null) {
    const idleW = idle.value ?? 0;
    return {
      id: 'power-marginal',
      label,
      value: Math.max(0, machine.value - idleW),
      unit: 'W',
      provenance: power.idleW === null ? 'estimated' : 'typed',
      from:
        power.idleW === null ? 'your watts minus an estimated idle' : 'your watts minus your idle',
      atMs: power.miningW.typedAtMs,
      staleAfterMs: null,
    };
  }
  if (tdpW === null) {
    return unavailable('power-marginal', label, 'W', 'processor not recognised: type its watts');
  }
  return {
    id: 'power-marginal',
    label,
    value: tdpW * (1 - idleShareOfTdp) * miningShare,
    unit: 'W',
    provenance: 'estimated',
    from: `${tdpW} W TDP × threads, processor only, ${estimateError}`,
    atMs,
    staleAfterMs: null,
  };
}
