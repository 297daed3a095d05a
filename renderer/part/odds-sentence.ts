import type { OddsNow } from '../../common/contract/app.ts';
import { besidePowerball } from '../format/chance.ts';
import { formatWait } from '../format/time.ts';
import { message } from '../message/message.ts';
import { coinOf } from './coin.ts';

/** One sentence that puts the odds beside something people know. */
export function oddsSentence(odds: OddsNow): string {
  if (odds.chainId === 'practice') return message.now.practiceOdds;
  const beside = coinOf(odds.chainId).isWorthless ? null : besidePowerball(odds.chancePerDay);
  return beside === null
    ? message.odds.realistic(formatWait(odds.wait95S))
    : message.odds.besidePowerball(beside.times, beside.rarer);
}
