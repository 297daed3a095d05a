import { z } from 'zod';

/** A compact target as people write it: eight hex digits, with or without 0x; a uint32 inside. */
export function bitsField(label: string) {
  return z
    .string({ error: 'must be compact bits as text, for example 0x1709d897' })
    .regex(/^(0x)?[0-9a-fA-F]{8}$/, { error: 'must be eight hex digits, for example 0x1709d897' })
    .transform((text) => Number.parseInt(text.replace(/^0x/, ''), 16))
    .meta({ label, unit: '1' });
}

/** Writes a uint32 as compact bits are written: 0x1709d897. */
export function textFromBits(bits: number): string {
  return `0x${(bits >>> 0).toString(16).padStart(8, '0')}`;
}
