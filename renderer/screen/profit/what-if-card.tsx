import { ChartColumn } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { z } from 'zod';
import type { MoneyNow } from '../../../common/contract/app.ts';
import { errorText } from '../../../common/message/error.ts';
import { Card } from '../../component/card.tsx';
import { NumberField } from '../../component/field.tsx';
import { Row } from '../../component/layout.tsx';
import { EmptyState, Skeleton } from '../../component/list.tsx';
import { ErrorNotice } from '../../component/notice.tsx';
import { Provenance } from '../../component/provenance.tsx';
import { FigureList } from '../../component/stat.tsx';
import { currencySign, formatMoney } from '../../format/money.ts';
import { message } from '../../message/en.ts';
import { coinOf } from '../../part/coin.ts';
import { useSlice } from '../../state/use-app.ts';
import { useQuery } from '../../state/use-query.ts';

const text = message.profit;

/** What of the model's answer this card shows. */
const Answer = z.object({
  revenuePerDay: z.number(),
  energyCostPerDay: z.number(),
  profitPerDay: z.number(),
});

/** One thing changed at a time: model 4.1 with typed prices and power. */
export function WhatIfCard({ money }: { readonly money: MoneyNow }): ReactNode {
  const odds = useSlice('odds');
  const network = useSlice('network');
  const subsidy = network?.subsidyAtomic ?? null;
  if (odds === null || network?.difficulty == null || subsidy === null) {
    return (
      <Card title={text.whatIf} span={5}>
        <EmptyState icon={ChartColumn} lead={text.noWhatIf.lead} rest={text.noWhatIf.rest} />
      </Card>
    );
  }
  const coin = coinOf(money.chainId);
  const atomic = Number(subsidy) + Number(network.feesAtomic ?? '0');
  return (
    <WhatIf
      money={money}
      hashrateHps={odds.hashrateHps}
      difficulty={network.difficulty}
      hashesPerDifficulty={odds.hashesPerBlock / network.difficulty}
      rewardCoin={atomic / 10 ** coin.decimals}
    />
  );
}

function WhatIf(props: {
  readonly money: MoneyNow;
  readonly hashrateHps: number;
  readonly difficulty: number;
  readonly hashesPerDifficulty: number;
  readonly rewardCoin: number;
}): ReactNode {
  const { money, hashrateHps, difficulty, hashesPerDifficulty, rewardCoin } = props;
  const [coinPrice, setCoinPrice] = useState(money.price.value ?? 0);
  const [pricePerKwh, setPricePerKwh] = useState(money.electricity.value ?? 0);
  const [powerW, setPowerW] = useState(money.powerW ?? 0);
  const { query } = useQuery(
    useCallback(
      async (api) =>
        Answer.parse(
          await api.economics.run({
            model: 'profit',
            input: {
              hashrateHps,
              difficulty,
              hashesPerDifficulty,
              rewardCoin,
              coinPrice,
              powerW,
              pricePerKwh,
            },
          }),
        ),
      [hashrateHps, difficulty, hashesPerDifficulty, rewardCoin, coinPrice, powerW, pricePerKwh],
    ),
  );
  const sign = currencySign(money.currency).trim();
  const coin = coinOf(money.chainId);
  const amount = (value: number): string => formatMoney(value, money.currency);
  const field = (
    label: string,
    unit: string,
    value: number,
    onCommit: (value: number) => void,
  ): ReactNode => (
    <NumberField
      label={label}
      unit={unit}
      value={value}
      notNumber={text.notNumber}
      check={(typed) => (typed === null || typed < 0 ? text.notNumber : null)}
      onCommit={(typed) => onCommit(typed ?? 0)}
    />
  );
  return (
    <Card title={text.whatIf} span={5} aside={<Provenance kind="typed" />}>
      <Row wrap top>
        {field(text.coinPrice(coin.label), `${sign}/${coin.ticker}`, coinPrice, setCoinPrice)}
        {field(text.powerPrice, `${sign}/kWh`, pricePerKwh, setPricePerKwh)}
        {field(text.powerDraw, 'W', powerW, setPowerW)}
      </Row>
      {query.kind === 'loading' && <Skeleton label={message.common.loading} />}
      {query.kind === 'failed' && <ErrorNotice text={errorText(query.error)} />}
      {query.kind === 'ready' && (
        <FigureList
          figures={[
            { label: message.money.reward, value: amount(query.value.revenuePerDay) },
            { label: message.money.power, value: amount(-query.value.energyCostPerDay) },
            { label: message.money.net, value: amount(query.value.profitPerDay), isTotal: true },
          ]}
        />
      )}
    </Card>
  );
}
