import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Text } from '../../component/text.tsx';
import { formatMoney } from '../../format/money.ts';
import { formatRoughChange } from '../../format/rough-money.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import type { OptionWhatIf } from './fields.ts';
import type { StripAnswer } from './option-model.ts';
import { stripNames } from './use-option.ts';

const text = message.decide.option;

/** What one step of each input does to the option's value. */
export function GreeksCard(props: {
  readonly strip: StripAnswer;
  readonly whatIf: OptionWhatIf;
}): ReactNode {
  const { strip, whatIf } = props;
  const { currency } = useUnits(whatIf.facts);
  return (
    <Card
      title={text.greeks}
      aside={
        <Text size="caption" tone="third">
          {text.greeksAside}
        </Text>
      }
    >
      <Answered of={strip} whatIf={whatIf} ask={stripNames}>
        {(ready) => {
          const { greeks } = ready.output;
          const figures = [
            { label: text.perHashprice(formatMoney(1, currency)), value: greeks.hashprice },
            { label: text.perPower(formatMoney(0.01, currency)), value: greeks.powerPrice * 0.01 },
            { label: text.perVolatility, value: greeks.hashpriceVolatility * 0.01 },
            { label: text.perGrowth, value: greeks.difficultyGrowth * 0.01 },
          ];
          return (
            <Stats>
              {figures.map(({ label, value }) => (
                <Stat
                  key={label}
                  label={label}
                  value={
                    <Explained of={ready} output="greeks" whatIf={whatIf}>
                      {formatRoughChange(value, currency)}
                    </Explained>
                  }
                />
              ))}
            </Stats>
          );
        }}
      </Answered>
    </Card>
  );
}
