import { z } from 'zod';
import { BITCOIN_DIFFICULTY_1, difficultyFromTarget } from '../../quantity/difficulty.ts';
import { expandBits, targetFromBigint } from '../../quantity/target.ts';
import { quantity, refuseInput } from '../model.ts';

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

/** Expands bits as a proof of work target, refusing what no node would accept. */
export function targetOfBits(modelId: string, field: string, bits: number): bigint {
  const { value, isNegative, isOverflow } = expandBits(bits);
  if (isNegative || isOverflow || value === 0n) {
    const why = isNegative ? 'negative' : isOverflow ? 'over 256 bits' : 'zero';
    refuseInput(
      modelId,
      field,
      textFromBits(bits),
      `must give a target above zero and within 256 bits; this one is ${why}`,
    );
  }
  return value;
}

/** Whole seconds since 1970, as block headers carry them. */
export function timeField(label: string) {
  return quantity(label, 's', { min: 0, max: 2 ** 40 }).int({ error: 'must be whole seconds' });
}

/** Output fields of a retarget. */
export const retargetOutput = {
  bits: z.string().meta({ label: 'Next bits', unit: '1' }),
  difficulty: quantity('Next difficulty', '1', { min: 0 }),
  changePercent: quantity('Change of difficulty', '%'),
};

/** Says a retarget from one compact target to another in words people compare. */
export function describeRetarget(oldTarget: bigint, nextBits: number) {
  const next = targetFromBigint(expandBits(nextBits).value);
  const difficulty = difficultyFromTarget(next, BITCOIN_DIFFICULTY_1);
  const before = difficultyFromTarget(targetFromBigint(oldTarget), BITCOIN_DIFFICULTY_1);
  return {
    bits: textFromBits(nextBits),
    difficulty,
    changePercent: (difficulty / before - 1) * 100,
  };
}
