import { Zap } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { DayBars } from '../../chart/day-bars.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { EmptyState, Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Paragraph } from '../../component/text.tsx';
import { superscript, tick } from '../../format/digits.ts';
import { formatEnergy } from '../../format/measure.ts';
import { currencySign, formatCoins, formatMoney } from '../../format/money.ts';
import { formatDay } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { coinOf } from '../../part/coin.ts';
import { useSlice } from '../../state/use-app.ts';
import { energyByDay, localMidnight, rewardByDay } from './by-day.ts';
import { rewardsByChain } from './totals.ts';
import { type Period, spans } from './use-period.ts';

const text = message.plan.ledger;
/** The shown quantity as bars: their days, how a value is written, and the unit that the axis is in. */
interface Shown {
  readonly days: readonly { readonly atMs: number; readonly value: number | null }[];
  readonly format: (value: number) => string;
  readonly formatAxis: (value: number) => string;
  readonly unit: string;
}

type What = 'cost' | 'energy' | 'reward';

/** What mining drew, what that cost and what it could expect, by day, from the ledger. */
export function EnergyCard({ period }: { readonly period: Period }): ReactNode {
  const { span, setSpan, fromMs, toMs, energy: query } = period;
  const { currency } = useSlice('settings').money;
  const [chosen, setWhat] = useState<What>('cost');
  const hours = query.kind === 'ready' ? query.value : null;
  const days = useMemo(
    () => (hours === null ? [] : energyByDay(hours, currency, fromMs, toMs - 1, localMidnight)),
    [hours, currency, fromMs, toMs],
  );
  const reward = useReward(period);
  const what = chosen === 'reward' && reward === null ? 'cost' : chosen;
  const kwh = days.reduce((sum, day) => sum + day.kwh, 0);
  const hasCost = days.some(({ cost }) => cost !== null);
  const cost = days.reduce((sum, day) => sum + (day.cost ?? 0), 0);
  const isMeasured = hours?.every(({ knownS, measuredS }) => measuredS >= 0.5 * knownS) ?? false;
  const energyShown: Shown = {
    days: days.map(({ atMs, kwh: value }) => ({ atMs, value })),
    format: formatEnergy,
    formatAxis: tick,
    unit: text.kwh,
  };
  const costShown: Shown = {
    days: days.map(({ atMs, cost: value }) => ({ atMs, value })),
    format: (value) => formatMoney(value, currency),
    formatAxis: tick,
    unit: currencySign(currency).trim(),
  };
  const shown =
    what === 'reward' && reward !== null ? reward : what === 'energy' ? energyShown : costShown;
  const highest = Math.max(0, ...shown.days.map(({ value }) => value ?? 0));
  const total = shown.days.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const choices: readonly What[] =
    reward === null ? ['cost', 'energy'] : ['cost', 'energy', 'reward'];
  return (
    <Card
      title={text.title(text[what], shown.unit)}
      span={12}
      aside={
        <>
          {kwh > 0 && (
            <Provenance kind={what !== 'reward' && isMeasured ? 'measured' : 'estimated'} />
          )}
          <Segment
            label={text.what}
            value={what}
            options={choices.map((value) => ({ value, label: text[value] }))}
            onChange={setWhat}
          />
          <Segment
            label={text.span}
            value={span}
            options={(Object.keys(spans) as (keyof typeof spans)[]).map((value) => ({
              value,
              label: text.spans[value],
            }))}
            onChange={setSpan}
          />
        </>
      }
    >
      {query.kind === 'loading' && <Skeleton label={message.common.loading} />}
      {query.kind === 'failed' && <ErrorNotice text={errorText(query.error)} />}
      {hours !== null &&
        (kwh === 0 && what !== 'reward' ? (
          <EmptyState icon={Zap} {...text.none} />
        ) : what === 'cost' && !hasCost ? (
          <EmptyState icon={Zap} {...text.noPrice} />
        ) : (
          <>
            <DayBars
              label={text.label(
                text[what],
                text.spans[span],
                shown.format(total),
                shown.format(highest),
              )}
              days={shown.days}
              color={what}
              height={140}
              format={shown.format}
              formatAxis={shown.formatAxis}
              formatDay={formatDay}
              dayTitle={text.day}
              valueTitle={text[what]}
              unknown={message.common.unknown}
            />
            <Paragraph size="caption" tone="third">
              {what === 'reward' ? (
                text.rewardFoot
              ) : (
                <>
                  {text.total(
                    formatEnergy(kwh),
                    hasCost ? formatMoney(cost, currency) : text.costUnknown,
                  )}{' '}
                  {hasCost && days.some(({ unpricedKwh }) => unpricedKwh > 0) && text.partlyPriced}{' '}
                  {text.foot}
                </>
              )}
            </Paragraph>
          </>
        ))}
    </Card>
  );
}

/** Expected coins of the chain that was mined last; null while none could be expected. */
function useReward({ rewards, fromMs, toMs }: Period): Shown | null {
  return useMemo(() => {
    const [chain] = rewardsByChain(rewards, [], (chainId) => coinOf(chainId).isWorthless);
    if (chain === undefined || chain.expected === 0) return null;
    const { ticker } = coinOf(chain.chainId);
    const days = rewardByDay(rewards, chain.chainId, fromMs, toMs - 1, localMidnight);
    const highest = Math.max(...days.map(({ coins }) => coins));
    // An axis has no room for powers of ten: they go to its unit.
    const exponent = highest >= 0.01 ? 0 : 3 * Math.floor(Math.log10(highest) / 3);
    return {
      days: days.map(({ atMs, coins: value }) => ({ atMs, value })),
      format: (value) => formatCoins(value, ticker),
      formatAxis: (value) => tick(value / 10 ** exponent),
      unit: exponent === 0 ? ticker : `10${superscript(exponent)} ${ticker}`,
    };
  }, [rewards, fromMs, toMs]);
}
