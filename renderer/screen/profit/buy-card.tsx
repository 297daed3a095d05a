import type { ReactNode } from 'react';
import { machineCost } from '../../../common/economics/hardware/machine-cost.ts';
import { investment } from '../../../common/economics/profit/investment.ts';
import { Card } from '../../component/card.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatPercent } from '../../format/chance.ts';
import { significant, whole, withUnit } from '../../format/digits.ts';
import { formatMoney } from '../../format/money.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { hashesPerDifficulty, heightOf, yearsToHalving } from '../../what-if/chain-facts.ts';
import { Explained, Given } from '../../what-if/explained.tsx';
import { formatQuantity } from '../../what-if/quantity-text.ts';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { ProfitWhatIf } from './fields.ts';
import type { ProfitAnswer, ProfitInput } from './profit-model.ts';

const text = message.economics.profit;

/** Whether buying the machine pays, not only running it. */
export function BuyCard(props: {
  readonly profit: ProfitAnswer;
  readonly input: ProfitInput | null;
  readonly whatIf: ProfitWhatIf;
}): ReactNode {
  const { profit, input, whatIf } = props;
  const units = useUnits(whatIf.facts);
  const at = heightOf(whatIf.facts);
  const rest = whatIf.input('capex', 'salvage', 'annualGrowth', 'discountRate', 'years');
  const { subsidyCoin, feesCoin } = whatIf.values;
  const reward = (subsidyCoin.value ?? 0) + (feesCoin.value ?? 0);
  const bought = useModel(
    investment,
    profit.kind !== 'ready' || rest === null
      ? null
      : {
          ...rest,
          revenuePerDay: profit.output.revenuePerDay,
          costPerDay: Math.max(0, profit.output.energyCostPerDay),
          feeShare: reward > 0 ? (feesCoin.value ?? 0) / reward : 0,
          yearsToHalving: at === null ? null : yearsToHalving(whatIf.facts.chain, at.height),
        },
  );
  const cost = useModel(
    machineCost,
    input === null || rest === null || rest.years <= 0
      ? null
      : {
          hashrateHps: input.hashrateHps,
          difficulty: input.difficulty,
          hashesPerDifficulty: hashesPerDifficulty(whatIf.facts.chain),
          rewardCoin: input.rewardCoin,
          coinPrice: input.coinPrice,
          powerW: input.powerW,
          pue: input.pue ?? 1,
          pricePerKwh: input.pricePerKwh,
          price: rest.capex,
          salvage: rest.salvage,
          lifeYears: rest.years,
        },
  );
  const money = (value: number): string => formatMoney(value, units.currency);
  return (
    <Card title={whatIf.machine === null ? text.buyThis : text.buy(whatIf.machine.name)} span={3}>
      <Answered of={bought} whatIf={whatIf} ask={['capex']} quietly={profit.kind !== 'ready'}>
        {(ready) => {
          const { output } = ready;
          const { years, annualGrowth, discountRate } = whatIf.values;
          return (
            <>
              <FigureList
                figures={[
                  {
                    label: text.paid,
                    value: (
                      <Given whatIf={whatIf} name="capex">
                        {money(-(whatIf.values.capex.value ?? 0))}
                      </Given>
                    ),
                  },
                  {
                    label: text.payback,
                    value: (
                      <Explained of={ready} output="paybackDays" whatIf={whatIf}>
                        {output.paybackDays === null
                          ? text.never
                          : text.days(whole(output.paybackDays))}
                      </Explained>
                    ),
                  },
                  {
                    label: text.returnRate,
                    value: (
                      <Explained of={ready} output="annualReturn" whatIf={whatIf}>
                        {output.annualReturn === null
                          ? text.noReturn
                          : withUnit(significant(output.annualReturn * 100), '%')}
                      </Explained>
                    ),
                  },
                  {
                    label: text.npv(formatQuantity(years.value ?? 0, 'a', units)),
                    isTotal: true,
                    value: (
                      <Explained of={ready} output="netPresentValue" whatIf={whatIf}>
                        {money(output.netPresentValue)}
                      </Explained>
                    ),
                  },
                  {
                    label: text.until,
                    value: (
                      <Explained of={ready} output="lastProfitableDay" whatIf={whatIf}>
                        {output.lastProfitableDay === null
                          ? text.notAtAll
                          : text.untilDay(formatWait((output.lastProfitableDay + 1) * 86_400))}
                      </Explained>
                    ),
                  },
                ]}
              />
              <Paragraph size="caption" tone="third">
                {phrase((put) =>
                  text.buyNote(
                    put(
                      <Given whatIf={whatIf} name="annualGrowth">
                        {formatQuantity(annualGrowth.value ?? 0, 'percent', units)}
                      </Given>,
                    ),
                    put(
                      <Given whatIf={whatIf} name="discountRate">
                        {formatPercent(discountRate.value ?? 0)}
                      </Given>,
                    ),
                  ),
                )}
              </Paragraph>
              {cost.kind === 'ready' && (
                <Said sentence={text.advice[cost.output.verdict]} verdict />
              )}
              <WhatIfField whatIf={whatIf} name="capex" />
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
