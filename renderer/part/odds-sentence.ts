import type { OddsNow } from '../../common/contract/app.ts';
import { besidePowerball } from '../format/chance.ts';
import { formatWait } from '../format/time.ts';
import { message } from '../message/message.ts';
import { coinOf } from './coin.ts';

/**
 * One sentence that puts the odds beside something people know.
 *
 * @param explained - how a figure stands in it, by the output of the odds model it follows from
 */
export function oddsSentence(
  odds: OddsNow,
  explained: (output: 'chancePerDay' | 'wait95Days', shown: string) => string,
): string {
  if (odds.chainId === 'practice') return message.now.practiceOdds;
  const beside = coinOf(odds.chainId).isWorthless ? null : besidePowerball(odds.chancePerDay);
  return beside === null
    ? message.odds.realistic(explained('wait95Days', formatWait(odds.wait95S)))
    : message.odds.besidePowerball(explained('chancePerDay', beside.times), beside.rarer);
}
