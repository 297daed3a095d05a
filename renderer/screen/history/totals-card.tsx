import type { ReactNode } from 'react';
import type { BlockInfo } from '../../../common/contract/source.ts';
import { Card } from '../../component/card.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { significant, whole, withUnit } from '../../format/digits.ts';
import { formatEnergy } from '../../format/measure.ts';
import { formatCoins, formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { coinOf, formatAmount } from '../../part/coin.ts';
import { useSlice } from '../../state/use-app.ts';
import { rewardsByChain, totalsOf } from './totals.ts';
import type { Period } from './use-period.ts';

const text = message.plan.ledger;
/** More than anybody mines at once. */
const mostChains = 3;

/** The time that is shown, in sums: what it drew, what it cost, what could be expected and what came. */
export function TotalsCard(props: {
  readonly period: Period;
  readonly blocks: readonly BlockInfo[];
}): ReactNode {
  const { span, fromMs, toMs, energy, rewards } = props.period;
  const { currency } = useSlice('settings').money;
  const blocks = props.blocks.filter(({ foundAtMs }) => foundAtMs >= fromMs && foundAtMs <= toMs);
  if (energy.kind !== 'ready') return null;
  const totals = totalsOf(energy.value, blocks, currency);
  const chains = rewardsByChain(rewards, blocks, (chainId) => coinOf(chainId).isWorthless);
  if (totals.kwh === 0 && chains.length === 0) return null;
  const { unknown } = message.common;
  return (
    <Card title={text.sums(text.spans[span])} span={12}>
      <Stats>
        <Stat label={text.energy} value={formatEnergy(totals.kwh)} />
        <Stat
          label={text.cost}
          value={totals.cost === null ? unknown : formatMoney(totals.cost, currency)}
        />
        <Stat label={text.carbon} value={totals.gCo2 === null ? unknown : mass(totals.gCo2)} />
        <Stat label={text.blocks} value={whole(totals.blocks)} />
        {chains.slice(0, mostChains).map(({ chainId, expected, receivedAtomic }) => {
          const coin = coinOf(chainId);
          return (
            <Stat
              key={chainId}
              label={text.expectedOf(coin.label)}
              value={formatCoins(expected, coin.ticker)}
              note={text.received(
                receivedAtomic === 0n
                  ? withUnit('0', coin.ticker)
                  : formatAmount(String(receivedAtomic), coin),
              )}
            />
          );
        })}
      </Stats>
    </Card>
  );
}

function mass(grams: number): string {
  return grams < 1000
    ? withUnit(significant(grams), 'g')
    : withUnit(significant(grams / 1000), 'kg');
}
