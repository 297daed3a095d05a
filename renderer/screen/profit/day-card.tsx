import { type ReactNode, useState } from 'react';
import { Waterfall } from '../../chart/waterfall.tsx';
import { Card } from '../../component/card.tsx';
import { Segment } from '../../component/control.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { OriginOf, StaleNote } from '../../what-if/what-if-bar.tsx';
import { neededFields, type ProfitWhatIf } from './fields.ts';
import { type Period, type ProfitAnswer, periods, sumOf } from './profit-model.ts';

const text = message.economics.profit;

/** The steps in their order; `output` is what of the model explains each. */
const stepKinds = [
  { name: 'reward', kind: 'ours', output: 'revenuePerDay' },
  { name: 'lost', kind: 'cost', output: 'revenuePerDay' },
  { name: 'fee', kind: 'cost', output: 'revenuePerDay' },
  { name: 'power', kind: 'cost', output: 'energyCostPerDay' },
  { name: 'net', kind: 'sum', output: 'profitPerDay' },
] as const;

/** How the net of a day, a month or a year comes about. */
export function DayCard(props: {
  readonly profit: ProfitAnswer;
  readonly whatIf: ProfitWhatIf;
}): ReactNode {
  const { profit, whatIf } = props;
  const [period, setPeriod] = useState<Period>('day');
  const { currency } = useUnits(whatIf.facts);
  const format = (value: number): string => formatMoney(value, currency);
  return (
    <Card
      title={text.periodTitle[period]}
      span={7}
      aside={
        <>
          <OriginOf whatIf={whatIf} names={['powerW']} detail={message.now.powerWord} />
          <OriginOf
            whatIf={whatIf}
            names={['coinPrice', 'pricePerKwh']}
            detail={message.now.pricesWord}
          />
          <Segment
            label={text.period}
            value={period}
            options={(Object.keys(periods) as Period[]).map((value) => ({
              value,
              label: text.periods[value],
            }))}
            onChange={setPeriod}
          />
        </>
      }
    >
      <Answered of={profit} whatIf={whatIf} ask={neededFields} quietly>
        {(ready) => {
          const sum = sumOf(ready, period);
          return (
            <>
              <Waterfall
                label={text.waterfallLabel(format(sum.reward), format(sum.power), format(sum.net))}
                format={format}
                steps={stepKinds.map(({ name, kind, output }) => ({
                  label: text.step[name],
                  value: sum[name],
                  kind,
                  figure: (
                    <Explained of={ready} output={output} whatIf={whatIf}>
                      <Text weight="medium">{format(sum[name])}</Text>
                    </Explained>
                  ),
                }))}
              />
              <StaleNote whatIf={whatIf} names={neededFields} />
              <Paragraph size="caption" tone="third">
                {text.expectation} {period === 'day' ? '' : text.ifSteady}
              </Paragraph>
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
