import { language } from '../message/message.ts';
import { inWords } from './chance.ts';
import {
  decimalSign,
  fixed,
  groupSign,
  powerOfTen,
  signed,
  significant,
  withUnit,
} from './digits.ts';

/** The currency's own sign, or its code where it has none: "$", "€", "CHF ". */
export function currencySign(currency: string): string {
  const parts = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0);
  const sign = parts.find((part) => part.type === 'currency')?.value ?? currency;
  return /^[A-Z]{2,}$/.test(sign) ? `${sign} ` : sign;
}

/**
 * Money: cents, except for whole amounts from a hundred; below half a cent two significant digits, never "0.00"; in words from a million.
 *
 * @param currency - ISO 4217
 */
export function formatMoney(value: number, currency: string): string {
  const magnitude = Math.abs(value);
  return signed(value, withSign(amount(magnitude), currency));
}

/** The sign stands before the number in English and after it elsewhere. */
function withSign(number: string, currency: string): string {
  const sign = currencySign(currency);
  return language === 'en' ? `${sign}${number}` : withUnit(number, sign.trim());
}

/** A price of energy as it was typed: "$0.28/kWh". */
export function formatTypedEnergyPrice(pricePerKwh: number, currency: string): string {
  const number = Math.abs(pricePerKwh).toLocaleString(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 8,
  });
  return signed(pricePerKwh, `${withSign(number, currency)}/kWh`);
}

/** A price of energy: three significant digits, "$0.130/kWh", and no cents rule. */
export function formatEnergyPrice(pricePerKwh: number, currency: string): string {
  const magnitude = Math.abs(pricePerKwh);
  const number = magnitude === 0 ? '0' : tiny(magnitude, magnitude < 0.005 ? 2 : 3);
  return signed(pricePerKwh, `${withSign(number, currency)}/kWh`);
}

function amount(magnitude: number): string {
  if (magnitude === 0) return '0';
  if (magnitude < 0.005) return tiny(magnitude, 2);
  if (magnitude >= 100 && Number.isInteger(magnitude) && magnitude < 1e6)
    return fixed(magnitude, 0);
  if (magnitude < 1e6) return fixed(magnitude, 2);
  return inWords(magnitude);
}

/** Decimals as far as the digits reach; a power of ten where that would be a row of zeros. */
function tiny(magnitude: number, digits: number): string {
  if (magnitude < 1e-9) return powerOfTen(magnitude, digits);
  const decimals = digits - 1 - Math.floor(Math.log10(Number(magnitude.toPrecision(digits))));
  return fixed(magnitude, Math.max(2, decimals));
}

/** An expectation of coins, three significant digits: "1.70 × 10⁻¹⁰ BTC". */
export function formatCoins(coins: number, ticker: string): string {
  return withUnit(significant(coins), ticker);
}

/**
 * An exact amount in whole coins with all its decimals, from atomic units as a decimal string.
 *
 * @example formatAtomic('309190000', 8) // "3.09190000"
 */
export function formatAtomic(atomic: string, decimals: number): string {
  const digits = atomic.padStart(decimals + 1, '0');
  const units = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, groupSign());
  const fraction = digits.slice(digits.length - decimals);
  return decimals === 0 ? units : `${units}${decimalSign()}${fraction}`;
}
