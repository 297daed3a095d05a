import { formatMoney } from './money.ts';

/** An estimate of money: without cents from a hundred of the currency on, where they would be noise. */
export function formatRoughMoney(value: number, currency: string): string {
  return formatMoney(Math.abs(value) < 99.995 ? value : Math.round(value), currency);
}

/** The same with its sign always: "+$5,108", "−$169". */
export function formatRoughChange(value: number, currency: string): string {
  const text = formatRoughMoney(value, currency);
  return value > 0 ? `+${text}` : text;
}
