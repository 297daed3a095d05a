import type { EnergyHour } from '../../common/contract/energy.ts';

const columns = [
  ['hour_utc', (hour: EnergyHour) => new Date(hour.atMs).toISOString()],
  ['mining_s', (hour: EnergyHour) => Math.round(hour.miningS)],
  ['power_known_s', (hour: EnergyHour) => Math.round(hour.knownS)],
  ['power_measured_s', (hour: EnergyHour) => Math.round(hour.measuredS)],
  ['mining_kwh', (hour: EnergyHour) => rounded(hour.miningKwh)],
  ['machine_kwh', (hour: EnergyHour) => rounded(hour.machineKwh)],
  ['cost', (hour: EnergyHour) => rounded(hour.cost)],
  ['currency', (hour: EnergyHour) => hour.currency],
  ['g_co2', (hour: EnergyHour) => rounded(hour.gCo2)],
] as const;

/** The account as RFC 4180 CSV; what is not known is an empty field. */
export function energyCsv(hours: readonly EnergyHour[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...hours.map((hour) => columns.map(([, value]) => String(value(hour)))),
  ];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function rounded(value: number | null): number | '' {
  return value === null ? '' : Number(value.toPrecision(9));
}
