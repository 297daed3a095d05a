import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { Row, type Span } from '../../component/layout.tsx';
import { type Figure, FigureList } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { formatEnergy } from '../../format/measure.ts';
import { formatEnergyPrice, formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer, Given, Sourced } from '../../what-if/explained.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import { formatHours } from './plan-card.tsx';
import { type EnergyState, planNames } from './use-energy.ts';

const text = message.decide.energy;

/** The plan as it is drawn, the user's own hours in it, as a list of sums. */
export function FiguresCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { kept, whatIf, told, hours } = energy;
  const { currency } = useUnits(whatIf.facts);
  const money = (value: number): string => formatMoney(value, currency);
  return (
    <Card title={text.figures} span={4}>
      <Answered of={kept} whatIf={whatIf} ask={planNames}>
        {(ready) => {
          const { output } = ready;
          const explained = explainer(ready, whatIf, energy.typed);
          const price = (value: number): string => formatEnergyPrice(value, currency);
          const figures: (Figure | null)[] = [
            { label: text.strike, value: <Strike energy={energy} /> },
            {
              label: text.hoursMined,
              value: explained(
                'hours',
                text.hoursOf(formatHours(output.hours), formatHours(hours)),
              ),
            },
            { label: text.starts, value: explained('starts', String(output.starts)) },
            { label: text.energy, value: explained('energyKwh', formatEnergy(output.energyKwh)) },
            { label: text.energyCost, value: explained('energyCost', money(output.energyCost)) },
            output.averagePricePerKwh === null
              ? null
              : {
                  label: text.average,
                  value: explained('averagePricePerKwh', price(output.averagePricePerKwh)),
                },
            output.capWorthPerKwh === null
              ? null
              : {
                  label: text.capWorth,
                  value: explained('capWorthPerKwh', money(output.capWorthPerKwh)),
                },
            output.requiredCostPerHour === null
              ? null
              : {
                  label: text.requiredCost,
                  value: explained('requiredCostPerHour', money(output.requiredCostPerHour)),
                },
            {
              label: text.always,
              value: explained('alwaysOnProfit', money(output.alwaysOnProfit)),
            },
            { label: text.profit, value: explained('profit', money(output.profit)), isTotal: true },
            told === null || told.told === 0
              ? null
              : {
                  label: text.toldRow,
                  detail: text.slots(told.told),
                  value: (
                    <Sourced label={text.toldRow} source={text.toldSource}>
                      {money(-told.price)}
                    </Sourced>
                  ),
                },
          ];
          return <FigureList figures={figures.filter((figure) => figure !== null)} />;
        }}
      </Answered>
    </Card>
  );
}

/** What a kWh earns: the model's answer, or the user's own number. */
export function Strike({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf, profit } = energy;
  const { currency } = useUnits(whatIf.facts);
  const { value, isChanged } = whatIf.values.valuePerKwh;
  if (value === null) return message.common.unknown;
  const shown = formatEnergyPrice(value, currency);
  return isChanged || profit.kind !== 'ready' ? (
    <Given whatIf={whatIf} name="valuePerKwh">
      {shown}
    </Given>
  ) : (
    <Explained of={profit} output="breakEvenPricePerKwh" whatIf={whatIf}>
      {shown}
    </Explained>
  );
}

/** What a plan must respect. */
export function RulesCard(props: { readonly energy: EnergyState; readonly span: Span }): ReactNode {
  const { whatIf } = props.energy;
  return (
    <Card title={text.rules} span={props.span}>
      <Row wrap top>
        <WhatIfField whatIf={whatIf} name="minOnMinutes" />
        <WhatIfField whatIf={whatIf} name="minOffMinutes" />
        <WhatIfField whatIf={whatIf} name="startCost" />
        <WhatIfField whatIf={whatIf} name="energyCapKwh" />
        <WhatIfField whatIf={whatIf} name="requiredHours" />
        <WhatIfField whatIf={whatIf} name="carbonPricePerT" />
      </Row>
      <Paragraph size="caption" tone="third">
        {text.rulesHelp}
      </Paragraph>
    </Card>
  );
}
