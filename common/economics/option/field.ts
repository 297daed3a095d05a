import { z } from 'zod';
import { quantity } from '../model.ts';

/** Whether the holder may buy (call) or sell (put) at the strike. */
export type OptionSide = 'call' | 'put';

export const sideField = z
  .enum(['call', 'put'], { error: "must be 'call' or 'put'" })
  .meta({ label: 'Right to', unit: '1' });

export const rateField = quantity('Interest rate, continuously compounded', '1/a', {
  min: -0.5,
  max: 2,
});

export const yearsField = quantity('Time to expiry', 'a', { min: 0, max: 50 });

/** Volatility per root year; 10 is far beyond anything seen and still has finite answers. */
export function volatilityField(label: string) {
  return quantity(label, '1/√a', { min: 0, max: 10 });
}

export const correlationField = quantity('Correlation', '1', { min: -1, max: 1 });

/** A price that may be zero. */
export function priceField(label: string, unit = 'money') {
  return quantity(label, unit, { min: 0, max: 1e12 });
}

/** A whole number of months, steps, paths. */
export function countField(label: string, unit: string, bounds: { min: number; max: number }) {
  return quantity(label, unit, bounds)
    .int({ error: 'must be a whole number' })
    .meta({ label, unit });
}

/** The number, or null where it has no finite value (a greek exactly at the kink of a payoff). */
export function finiteOrNull(x: number): number | null {
  return Number.isFinite(x) ? x : null;
}
