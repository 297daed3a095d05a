import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profit } from '../../../../../common/economics/profit/profit.ts';
import { periods, sumOf } from '../../../../../renderer/screen/profit/profit-model.ts';
import { answerOf } from '../../../../../renderer/what-if/answer.ts';

describe('sumOf', () => {
  it('adds up to the net, whatever is lost on the way', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.constantFrom('day', 'month', 'year'),
        (rejectRate, poolFee, period) => {
          const answer = answerOf(profit, { ...profit.example, rejectRate, poolFee });
          if (answer.kind !== 'ready') throw new Error('the example was refused');
          const { reward, lost, fee, power, net } = sumOf(answer, period);
          expect(reward + lost + fee + power).toBeCloseTo(net, 8);
          expect(net).toBeCloseTo(answer.output.profitPerDay * periods[period], 8);
          expect(lost).toBeCloseTo(-reward * rejectRate, 8);
        },
      ),
    );
  });
});
