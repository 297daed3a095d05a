import type { ReactNode } from 'react';
import { powerPurchase } from '../../../common/economics/energy/power-purchase.ts';
import { powerPurchaseValue } from '../../../common/economics/energy/power-purchase-value.ts';
import { Card } from '../../component/card.tsx';
import { Row } from '../../component/layout.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatEnergyPrice, formatMoney } from '../../format/money.ts';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { Answered } from '../../what-if/answered.tsx';
import { explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { EnergyState } from './use-energy.ts';

const text = message.decide.energy.purchase;

const hourNames = ['powerW', 'valuePerKwh', 'strikePerKwh', 'resaleFeePerKwh'] as const;
const lifeNames = [
  'contractMonths',
  'annualGrowth',
  'miningVolatility',
  'spotVolatility',
  'contractRate',
] as const;
const hoursPerMonth = (365.25 * 24) / 12;

/** Energy bought ahead that must be taken, mined or sold on, against buying at spot. */
export function ContractCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf, slots } = energy;
  const { currency } = useUnits(whatIf.facts);
  const values = whatIf.input(...hourNames);
  const life = whatIf.input(...lifeNames);
  const spot = slots.map(({ pricePerKwh }) => pricePerKwh);
  const hours = useModel(
    powerPurchase,
    values === null || spot.length === 0
      ? null
      : {
          spotPerKwh: spot,
          slotHours: (slots[0]?.minutes ?? 60) / 60,
          powerKw: values.powerW / 1000,
          strikePerKwh: values.strikePerKwh,
          miningValuePerKwh: values.valuePerKwh,
          resaleFeePerKwh: values.resaleFeePerKwh,
        },
  );
  const ahead = useModel(
    powerPurchaseValue,
    values === null || life === null || hours.kind !== 'ready'
      ? null
      : {
          months: Math.max(1, Math.round(life.contractMonths)),
          energyKwhPerMonth: (values.powerW / 1000) * hoursPerMonth,
          strikePerKwh: values.strikePerKwh,
          spotPerKwh: hours.output.fairStrikePerKwh,
          miningValuePerKwh: values.valuePerKwh,
          miningGrowth: -Math.log1p(life.annualGrowth),
          miningVolatility: life.miningVolatility,
          spotVolatility: life.spotVolatility,
          rate: life.contractRate,
        },
  );
  const money = (value: number): string => formatMoney(value, currency);
  const price = (value: number): string => formatEnergyPrice(value, currency);
  return (
    <Card title={text.title} span={12}>
      <Row wrap top>
        <WhatIfField whatIf={whatIf} name="strikePerKwh" />
        <WhatIfField whatIf={whatIf} name="resaleFeePerKwh" />
        {lifeNames.map((name) => (
          <WhatIfField key={name} whatIf={whatIf} name={name} />
        ))}
      </Row>
      <Answered of={hours} whatIf={whatIf} ask={hourNames}>
        {(ready) => {
          const { output } = ready;
          const explained = explainer(ready, whatIf);
          const gain = output.resaleProfit - output.spotProfit;
          const difference = explained('resaleProfit', money(Math.abs(gain)));
          const fair = explained('fairStrikePerKwh', price(output.fairStrikePerKwh));
          return (
            <>
              <Stats form="ruled">
                <Stat
                  label={text.resale}
                  value={explained('resaleProfit', money(output.resaleProfit))}
                />
                <Stat
                  label={text.noResale}
                  value={explained('noResaleProfit', money(output.noResaleProfit))}
                />
                <Stat label={text.spot} value={explained('spotProfit', money(output.spotProfit))} />
                <Stat
                  label={text.difference}
                  value={explained('differenceProfit', money(output.differenceProfit))}
                />
              </Stats>
              <Said
                sentence={phrase((put) =>
                  gain > 0
                    ? text.better(put(difference), put(fair))
                    : text.worse(put(difference), put(fair)),
                )}
              />
            </>
          );
        }}
      </Answered>
      <Answered of={ahead} whatIf={whatIf} ask={lifeNames} quietly>
        {(ready) => {
          const { output } = ready;
          const explained = explainer(ready, whatIf);
          const rough = (value: number): string => formatRoughMoney(value, currency);
          return (
            <Stats form="ruled">
              <Stat label={text.worth} value={explained('value', rough(output.value))} />
              <Stat label={text.swap} value={explained('swapValue', rough(output.swapValue))} />
              <Stat
                label={text.option}
                value={explained('miningOption', rough(output.miningOption))}
              />
              <Stat
                label={text.breakEven}
                value={explained('breakEvenStrikePerKwh', price(output.breakEvenStrikePerKwh))}
              />
            </Stats>
          );
        }}
      </Answered>
      <Paragraph size="caption" tone="third">
        {text.help}
      </Paragraph>
    </Card>
  );
}
