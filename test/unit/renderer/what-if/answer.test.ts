import { describe, expect, it } from 'vitest';
import { profit } from '../../../../common/economics/profit/profit.ts';
import { soloOdds } from '../../../../common/economics/solo/solo-odds.ts';
import { answerOf } from '../../../../renderer/what-if/answer.ts';

describe('answerOf', () => {
  it('says that a value is missing', () => {
    expect(answerOf(soloOdds, null)).toEqual({ kind: 'missing', model: soloOdds });
  });

  it('answers with the input that the command line takes', () => {
    const answer = answerOf(profit, profit.example);
    expect(answer.kind).toBe('ready');
    expect(answer.kind === 'ready' && answer.input).toEqual(profit.example);
  });

  it.each([
    ['difficulty', 0, 'must be above 0'],
    ['difficulty', Number.POSITIVE_INFINITY, 'must be a finite number'],
    ['hashrateHps', -1, 'must be at least 0 H/s'],
    ['hashrateHps', Number.NaN, 'must be a finite number (H/s)'],
  ])('names %s, its value and what is allowed', (field, value, allowed) => {
    const answer = answerOf(soloOdds, { ...soloOdds.example, [field]: value });
    expect(answer).toMatchObject({ kind: 'refused', issues: [{ field, value, allowed }] });
  });
});
