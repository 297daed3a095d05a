import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  defineModel,
  ModelInputError,
  quantity,
  quantityOrNull,
  refuseInput,
  runModel,
  wholeNumber,
} from '../../../../common/economics/model.ts';

const inverse = defineModel({
  id: 'inverse',
  title: 'One over x',
  section: '0',
  formula: '1 / x',
  source: 'arithmetic',
  wrongWhen: 'x is nearly zero',
  input: z.object({
    x: quantity('x', 'W', { min: 0, max: 10 }),
    scale: quantity('scale', '1', { positive: true }).default(1),
    atoms: wholeNumber('atoms', '1').prefault('1'),
  }),
  output: z.object({ y: quantityOrNull('y', '1/W', 'never') }),
  example: { x: 2 },
  run: ({ x, scale, atoms }) => {
    if (atoms === 13n) refuseInput('inverse', 'atoms', '13', 'must be a lucky number');
    return { y: (scale * Number(atoms)) / x };
  },
});

const messageOf = (input: unknown) => {
  try {
    runModel(inverse, input);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelInputError);
    return (error as ModelInputError).message;
  }
  return 'no error';
};

describe('runModel', () => {
  it('fills defaults and answers', () => {
    expect(runModel(inverse, { x: 4 })).toEqual({ y: 0.25 });
    expect(runModel(inverse, { x: 4, atoms: '12' })).toEqual({ y: 3 });
  });

  it('names the field, its value and what is allowed', () => {
    expect(messageOf({ x: 11 })).toBe('inverse: x is 11: must be at most 10 W');
    expect(messageOf({ x: -1 })).toBe('inverse: x is -1: must be at least 0 W');
    expect(messageOf({ x: Number.NaN })).toBe('inverse: x is NaN: must be a finite number (W)');
    expect(messageOf({ x: 'two' })).toBe('inverse: x is "two": must be a finite number (W)');
    expect(messageOf({})).toBe('inverse: x is missing: must be a finite number (W)');
    expect(messageOf({ x: 1, scale: 0 })).toBe('inverse: scale is 0: must be above 0');
    expect(messageOf({ x: 1, atoms: '1.5' })).toBe(
      'inverse: atoms is "1.5": must be a whole number written in decimal digits',
    );
    expect(messageOf({ x: 1, atoms: '13' })).toBe('inverse: atoms is "13": must be a lucky number');
  });

  it('names every wrong field at once', () => {
    expect(messageOf({ x: 11, scale: -1 })).toBe(
      'inverse: x is 11: must be at most 10 W; scale is -1: must be above 0',
    );
  });

  it('refuses a field it does not know instead of using a default', () => {
    expect(messageOf({ x: 1, scael: 3 })).toBe(
      'inverse: scael is 3: must not be given: the fields are x, scale, atoms',
    );
  });

  it('never answers with infinity', () => {
    expect(messageOf({ x: 0 })).toBe(
      'inverse: y is Infinity: must stay a number a double can hold: inputs too extreme together',
    );
  });
});
