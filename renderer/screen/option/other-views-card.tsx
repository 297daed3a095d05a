import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { coinCallModel } from '../../../common/economics/option/coin-call.ts';
import { longstaffSchwartzModel } from '../../../common/economics/option/longstaff-schwartz.ts';
import { operatingLifeModel } from '../../../common/economics/option/operating-life.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { classNames } from '../../component/class-names.ts';
import { Stack } from '../../component/layout.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { message } from '../../message/message.ts';
import type { Ready } from '../../what-if/answer.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { useHeavyModel, useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { OptionWhatIf } from './fields.ts';
import styles from './other-views-card.module.css';
import { coinsOver, rigOf } from './rig.ts';
import { stripNames } from './use-option.ts';

const cx = classNames(styles);
const text = message.decide.option;

const rigNames = [...stripNames, 'coinPrice', 'volatility'] as const;
const resaleNames = [
  'machinePrice',
  'months',
  'rate',
  'difficultyGrowth',
  'hashpriceVolatility',
] as const;

/** The same right seen by three other models, each with what it leaves out. */
export function OtherViewsCard({ whatIf }: { readonly whatIf: OptionWhatIf }): ReactNode {
  const [isAsked, setAsked] = useState(false);
  const values = whatIf.steady(...rigNames);
  const machine = whatIf.steady(...resaleNames);
  const rig = values === null ? null : rigOf(whatIf.facts.chain, values);
  const call = useModel(
    coinCallModel,
    values === null || rig === null
      ? null
      : {
          coinPrice: values.coinPrice,
          costPerCoin: values.hashprice > 0 ? (rig.cost / values.hashprice) * values.coinPrice : 0,
          coinsPerMonth: coinsOver(rig, values.coinPrice, 1 / 12),
          difficultyGrowth: values.difficultyGrowth,
          months: values.months,
          volatility: values.volatility,
          rate: values.rate,
        },
  );
  const wear = useHeavyModel(
    operatingLifeModel,
    !isAsked || values === null || rig === null
      ? null
      : {
          hashprice: values.hashprice,
          cost: rig.cost,
          hashratePhs: rig.speed,
          drift: -Math.log1p(values.difficultyGrowth),
          rate: Math.max(0.002, values.rate),
          volatility: values.hashpriceVolatility,
          years: values.months / 12,
        },
  );
  const resale = useHeavyModel(
    longstaffSchwartzModel,
    !isAsked || machine === null
      ? null
      : {
          spot: machine.machinePrice,
          strike: machine.machinePrice,
          years: machine.months / 12,
          rate: machine.rate,
          carryYield: machine.difficultyGrowth,
          volatility: machine.hashpriceVolatility,
          paths: 20_000,
        },
  );
  const calculate = (
    <div>
      <Button size="small" onPress={() => setAsked(true)}>
        {text.calculate}
      </Button>
    </div>
  );
  return (
    <Card title={text.other} span={12} aside={<WhatIfField whatIf={whatIf} name="machinePrice" />}>
      <div className={cx('views')}>
        <View title={text.views.call} what={text.views.callWhat}>
          <Answered of={call} whatIf={whatIf} ask={rigNames}>
            {(ready) => <Figure ready={ready} output="value" whatIf={whatIf} />}
          </Answered>
        </View>
        <View title={text.views.wear} what={text.views.wearWhat}>
          {isAsked ? (
            <Answered of={wear.answer} whatIf={whatIf} ask={rigNames} heavy={wear}>
              {(ready) => <Figure ready={ready} output="running" whatIf={whatIf} />}
            </Answered>
          ) : (
            calculate
          )}
        </View>
        <View title={text.views.resale} what={text.views.resaleWhat}>
          {isAsked ? (
            <Answered of={resale.answer} whatIf={whatIf} ask={resaleNames} heavy={resale}>
              {(ready) => <Figure ready={ready} output="value" whatIf={whatIf} />}
            </Answered>
          ) : (
            calculate
          )}
        </View>
      </div>
    </Card>
  );
}

function View(props: {
  readonly title: string;
  readonly what: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Stack gap={1}>
      <Text size="label" weight="medium">
        {props.title}
      </Text>
      <Paragraph size="caption" tone="third">
        {props.what}
      </Paragraph>
      {props.children}
    </Stack>
  );
}

function Figure<Output extends z.ZodObject>(props: {
  readonly ready: Ready<Output>;
  readonly output: keyof z.output<Output> & string;
  readonly whatIf: OptionWhatIf;
}): ReactNode {
  const { ready, output, whatIf } = props;
  const { currency } = useUnits(whatIf.facts);
  const value = (ready.output as Readonly<Record<string, unknown>>)[output];
  return (
    <Text size="lead" weight="medium">
      <Explained of={ready} output={output} whatIf={whatIf}>
        {typeof value === 'number' ? formatRoughMoney(value, currency) : message.common.unknown}
      </Explained>
    </Text>
  );
}
