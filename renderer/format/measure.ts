import { fixed, significant, whole, withUnit } from './digits.ts';
import { prefixOf, scaleOf } from './scale.ts';

/** Powers, energies, temperatures, sizes and whatever else an instrument gives. */

export function formatPower(powerW: number): string {
  return withUnit(Math.abs(powerW) < 10 ? significant(powerW, 2) : whole(powerW), 'W');
}

export function formatEnergy(energyKwh: number): string {
  return withUnit(significant(energyKwh), 'kWh');
}

export function formatTemperature(temperatureC: number): string {
  return withUnit(whole(temperatureC), '°C');
}

/** Energy for so many hashes: "0.368 J/MH". */
export function formatEfficiency(powerW: number, hashrateHps: number): string {
  const scale = scaleOf(hashrateHps);
  return withUnit(significant(powerW / (hashrateHps / 1000 ** scale)), `J/${prefixOf(scale)}H`);
}

/** Bytes in binary multiples: "256 MiB". */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  return withUnit(value < 10 && step > 0 ? fixed(value, 1) : whole(value), units[step] ?? 'B');
}

/** A reading in its own unit; scales what is counted per second in hertz. */
export function formatReading(value: number, unit: string): string {
  switch (unit) {
    case 'W':
      return formatPower(value);
    case 'kWh':
      return formatEnergy(value);
    case '°C':
    case 'C':
      return formatTemperature(value);
    case 'B':
      return formatBytes(value);
    case 'MHz':
      return value >= 1000 ? withUnit(fixed(value / 1000, 2), 'GHz') : withUnit(whole(value), unit);
    case '%':
      return withUnit(whole(value), unit);
    default:
      return withUnit(significant(value), unit);
  }
}
