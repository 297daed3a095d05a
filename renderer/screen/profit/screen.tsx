import { ChartColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MoneyNow } from '../../../common/contract/app.ts';
import { Waterfall } from '../../chart/waterfall.tsx';
import { Card } from '../../component/card.tsx';
import { EmptyState } from '../../component/list.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/en.ts';
import { breakEvenFigures, isMoneyStale, moneyFigures, moneyVerdict } from '../../part/money.ts';
import { ReadingProvenance } from '../../part/reading.tsx';
import { useNow } from '../../state/clock.ts';
import { useSlice } from '../../state/use-app.ts';
import { defineScreen } from '../screen.ts';
import { WhatIfCard } from './what-if-card.tsx';

const text = message.profit;

/** Does it pay? */
function Profit(): ReactNode {
  const money = useSlice('money');
  if (money === null) {
    return (
      <ScreenFrame title={text.title} sentence={text.none}>
        <Card title={text.day} span={12}>
          <EmptyState
            icon={ChartColumn}
            lead={message.money.empty.lead}
            rest={message.money.empty.rest}
          />
        </Card>
      </ScreenFrame>
    );
  }
  const { lead, rest } = moneyVerdict(money);
  return (
    <ScreenFrame title={text.title} sentence={`${lead} ${rest}`}>
      <DayCard money={money} />
      <WhatIfCard money={money} />
      <AccountCard money={money} />
      <Card title={text.breakEven} span={5}>
        {breakEvenFigures(money).length === 0 ? (
          <EmptyState
            icon={ChartColumn}
            lead={text.noBreakEven.lead}
            rest={text.noBreakEven.rest}
          />
        ) : (
          <FigureList figures={breakEvenFigures(money)} />
        )}
        <Paragraph size="caption" tone="third">
          {text.breakEvenNote}
        </Paragraph>
      </Card>
    </ScreenFrame>
  );
}

/** How the net of a day comes about. */
function DayCard({ money }: { readonly money: MoneyNow }): ReactNode {
  const nowMs = useNow();
  const { revenuePerDay, costPerDay, netPerDay, currency } = money;
  const format = (value: number): string => formatMoney(value, currency);
  const aside = (
    <>
      <ReadingProvenance reading={money.power} nowMs={nowMs} of={message.now.powerWord} />
      {money.price.value !== null && (
        <ReadingProvenance reading={money.price} nowMs={nowMs} of={message.now.pricesWord} />
      )}
    </>
  );
  if (revenuePerDay === null || costPerDay === null || netPerDay === null) {
    const { lead, rest } = moneyVerdict(money);
    return (
      <Card title={text.day} span={7} aside={aside}>
        <EmptyState
          icon={ChartColumn}
          lead={lead}
          rest={rest}
          action={<a href="#/settings">{message.money.typeIn}</a>}
        />
      </Card>
    );
  }
  return (
    <Card title={text.day} span={7} aside={aside}>
      <Waterfall
        label={text.dayLabel(format(revenuePerDay), format(costPerDay), format(netPerDay))}
        format={format}
        steps={[
          { label: message.money.reward, value: revenuePerDay, kind: 'ours' },
          { label: message.money.power, value: -costPerDay, kind: 'cost' },
          { label: message.money.net, value: netPerDay, kind: 'sum' },
        ]}
      />
    </Card>
  );
}

/** The same sum in figures, with what each rests on. */
function AccountCard({ money }: { readonly money: MoneyNow }): ReactNode {
  const nowMs = useNow();
  const isStale = isMoneyStale(money, nowMs);
  return (
    <Card title={text.account} span={7}>
      <FigureList figures={moneyFigures(money)} />
      <Said sentence={moneyVerdict(money)} verdict stale={isStale} />
      {isStale && (
        <Paragraph size="caption" tone="wait">
          {message.money.staleVerdict}
        </Paragraph>
      )}
      <Paragraph size="caption" tone="third">
        {text.accountNote}
      </Paragraph>
    </Card>
  );
}

export const profitScreen = defineScreen({
  id: 'profit',
  title: text.title,
  group: 'understand',
  key: '5',
  icon: ChartColumn,
  Component: Profit,
});
