import { describe, expect, it } from 'vitest';
import {
  atMoment,
  counted,
  numberOf,
  theShare,
  untilMoment,
} from '../../../../../renderer/message/es/words.ts';

describe('counted', () => {
  it('has one form for 1 and another for the rest', () => {
    expect(counted('1', 'hilo', 'hilos')).toBe('1 hilo');
    expect(counted(1, 'hilo', 'hilos')).toBe('1 hilo');
    expect(counted('0', 'hilo', 'hilos')).toBe('0 hilos');
    expect(counted('21', 'hilo', 'hilos')).toBe('21 hilos');
  });
});

describe('numberOf', () => {
  it('joins a size to its noun', () => {
    expect(numberOf('18,6 millones')).toBe('18,6 millones de');
    expect(numberOf('1 millón')).toBe('1 millón de');
    expect(numberOf('2 billones')).toBe('2 billones de');
    expect(numberOf('86.000')).toBe('86.000');
    expect(numberOf('1,70 × 10²³')).toBe('1,70 × 10²³');
  });
});

describe('moments', () => {
  it('take the article of an hour', () => {
    expect(atMoment('14:11')).toBe('a las 14:11');
    expect(atMoment('01:05')).toBe('a la 01:05');
    expect(atMoment('1:05')).toBe('a la 1:05');
    expect(atMoment('11:05')).toBe('a las 11:05');
    expect(untilMoment('14:11')).toBe('hasta las 14:11');
    expect(untilMoment('01:05')).toBe('hasta la 01:05');
  });

  it('take the article of a day', () => {
    expect(atMoment('20 nov 14:11')).toBe('el 20 nov 14:11');
    expect(untilMoment('20 nov 14:11')).toBe('hasta el 20 nov 14:11');
  });
});

describe('theShare', () => {
  it('gives the article to a number only', () => {
    expect(theShare('63 %')).toBe('el 63 %');
    expect(theShare('menos de 0,1 %')).toBe('menos de 0,1 %');
    expect(theShare('todo')).toBe('todo');
  });
});
