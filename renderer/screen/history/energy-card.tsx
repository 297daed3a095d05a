import { Zap } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { DayBars } from '../../chart/day-bars.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { EmptyState, Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { Paragraph } from '../../component/text.tsx';
import { tick } from '../../format/digits.ts';
import { formatEnergy } from '../../format/measure.ts';
import { currencySign, formatMoney } from '../../format/money.ts';
import { formatDay } from '../../format/time.ts';
import { errorText, message } from '../../message/message.ts';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { useQuery } from '../../state/use-query.ts';
import { energyByDay, localMidnight } from './by-day.ts';

const text = message.plan.ledger;
/** The ledger is kept by the hour; asking oftener than this shows nothing new. */
const everyMs = 300_000;
const spans = { month: 30, quarter: 90 } as const;

/** What mining drew and what that cost, by day, from the ledger. */
export function EnergyCard(): ReactNode {
  const { currency } = useSlice('settings').money;
  const [what, setWhat] = useState<'energy' | 'cost'>('cost');
  const [span, setSpan] = useState<keyof typeof spans>('month');
  const toMs = Math.ceil(useNow() / everyMs) * everyMs;
  const fromMs = localMidnight(toMs - (spans[span] - 1) * 86_400_000);
  const { query } = useQuery(
    useCallback((api) => api.history.energy({ fromMs, toMs }), [fromMs, toMs]),
  );
  const hours = query.kind === 'ready' ? query.value : null;
  const days = useMemo(
    () => (hours === null ? [] : energyByDay(hours, currency, fromMs, toMs - 1, localMidnight)),
    [hours, currency, fromMs, toMs],
  );
  const kwh = days.reduce((sum, day) => sum + day.kwh, 0);
  const hasCost = days.some(({ cost }) => cost !== null);
  const cost = days.reduce((sum, day) => sum + (day.cost ?? 0), 0);
  const isMeasured = hours?.every(({ knownS, measuredS }) => measuredS >= 0.5 * knownS) ?? false;
  const format = (value: number): string =>
    what === 'energy' ? formatEnergy(value) : formatMoney(value, currency);
  const shown = days.map((day) => ({
    atMs: day.atMs,
    value: what === 'energy' ? day.kwh : day.cost,
  }));
  const highest = Math.max(0, ...shown.map(({ value }) => value ?? 0));
  const unit = what === 'energy' ? text.kwh : currencySign(currency).trim();
  return (
    <Card
      title={text.title(text[what], unit)}
      span={12}
      aside={
        <>
          {kwh > 0 && <Provenance kind={isMeasured ? 'measured' : 'estimated'} />}
          <Segment
            label={text.what}
            value={what}
            options={(['cost', 'energy'] as const).map((value) => ({ value, label: text[value] }))}
            onChange={setWhat}
          />
          <Segment
            label={text.span}
            value={span}
            options={(['month', 'quarter'] as const).map((value) => ({
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
        (kwh === 0 ? (
          <EmptyState icon={Zap} {...text.none} />
        ) : what === 'cost' && !hasCost ? (
          <EmptyState icon={Zap} {...text.noPrice} />
        ) : (
          <>
            <DayBars
              label={text.label(
                text[what],
                text.spans[span],
                format(what === 'energy' ? kwh : cost),
                format(highest),
              )}
              days={shown}
              color={what}
              height={140}
              format={format}
              formatAxis={tick}
              formatDay={formatDay}
              dayTitle={text.day}
              valueTitle={text[what]}
              unknown={message.common.unknown}
            />
            <Paragraph size="caption" tone="third">
              {text.total(
                formatEnergy(kwh),
                hasCost ? formatMoney(cost, currency) : text.costUnknown,
              )}{' '}
              {hasCost && days.some(({ unpricedKwh }) => unpricedKwh > 0) && text.partlyPriced}{' '}
              {text.foot}
            </Paragraph>
          </>
        ))}
    </Card>
  );
}
