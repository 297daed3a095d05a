import { formatMoney } from './money.ts';

/** An estimate of money: without cents from ten of the currency on, since they would be noise. */
export function formatRoughMoney(value: number, currency: string): string {
  const magnitude = Math.abs(value);
  if (magnitude < 10) return formatMoney(value, currency);
  const rounded = Math.round(value);
  return formatMoney(magnitude < 100 ? Number(value.toPrecision(3)) : rounded, currency);
}

/** The same with its sign always: "+$5,108", "−$169". */
export function formatRoughChange(value: number, currency: string): string {
  const text = formatRoughMoney(value, currency);
  return value > 0 ? `+${text}` : text;
}
