import type { ReactNode } from 'react';
import { carbonAccounting } from '../../../common/economics/energy/carbon-accounting.ts';
import { Card } from '../../component/card.tsx';
import { Row } from '../../component/layout.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Paragraph } from '../../component/text.tsx';
import { significant, withUnit } from '../../format/digits.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import { type EnergyState, planNames } from './use-energy.ts';

const text = message.decide.energy;
const names = ['gridGPerKwh', 'coveredShare', 'contractGPerKwh', 'residualGPerKwh'] as const;

/** The carbon of the plan, counted by place and by contract. */
export function CarbonCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf, told, hours, profit } = energy;
  const { ticker } = useUnits(whatIf.facts);
  const values = whatIf.input(...names, 'carbonPricePerT');
  const days = hours / 24;
  const share = told === null || hours === 0 ? 0 : told.plan.hours / hours;
  const ofHours =
    told !== null && told.plan.carbonG > 0 ? told.plan.carbonG / told.plan.energyKwh : null;
  const carbon = useModel(
    carbonAccounting,
    values === null || told === null || days === 0
      ? null
      : {
          ...values,
          gridGPerKwh: ofHours ?? values.gridGPerKwh,
          energyKwhPerDay: told.plan.energyKwh / days,
          coinsPerDay: profit.kind === 'ready' ? profit.output.coinPerDay * share : 0,
        },
  );
  return (
    <Card title={text.carbon} span={4} wide>
      <Answered of={carbon} whatIf={whatIf} ask={[...names, ...planNames]}>
        {(ready) => {
          const { locationKgPerDay, marketKgPerDay, locationTPerCoin } = ready.output;
          return (
            <FigureList
              figures={[
                {
                  label: text.byPlace,
                  value: (
                    <Explained of={ready} output="locationKgPerDay" whatIf={whatIf}>
                      {text.perDay(mass(locationKgPerDay))}
                    </Explained>
                  ),
                },
                {
                  label: text.byContract,
                  value: (
                    <Explained of={ready} output="marketKgPerDay" whatIf={whatIf}>
                      {text.perDay(mass(marketKgPerDay))}
                    </Explained>
                  ),
                },
                ...(locationTPerCoin === null
                  ? []
                  : [
                      {
                        label: text.perCoin,
                        value: (
                          <Explained of={ready} output="locationTPerCoin" whatIf={whatIf}>
                            {withUnit(significant(locationTPerCoin), `t/${ticker}`)}
                          </Explained>
                        ),
                      },
                    ]),
              ]}
            />
          );
        }}
      </Answered>
      <Row wrap top>
        {names.slice(ofHours === null ? 0 : 1).map((name) => (
          <WhatIfField key={name} whatIf={whatIf} name={name} />
        ))}
      </Row>
      <Paragraph size="caption" tone="third">
        {ofHours === null ? text.carbonHelp : `${text.carbonHelp} ${text.carbonOfHours}`}
      </Paragraph>
    </Card>
  );
}

/** Grams below a kilogram. */
function mass(kg: number): string {
  return kg !== 0 && kg < 1
    ? withUnit(significant(kg * 1000), 'g')
    : withUnit(significant(kg), 'kg');
}
