import type { ReactNode } from 'react';
import { heatCredit } from '../../../common/economics/energy/heat-credit.ts';
import { Card } from '../../component/card.tsx';
import { Select } from '../../component/control.tsx';
import { Row } from '../../component/layout.tsx';
import { Table } from '../../component/table.tsx';
import { Paragraph, Text } from '../../component/text.tsx';
import { formatEnergyPrice } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { Ask } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import { type PriceState, usePrices } from './price-store.ts';
import type { EnergyState } from './use-energy.ts';

const text = message.decide.energy;
const kinds = ['resistive', 'fuel', 'heat-pump'] as const;

/** What power really costs where the heat is wanted. */
export function HeatCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf, slots } = energy;
  const [state, set] = usePrices();
  const { currency } = useUnits(whatIf.facts);
  const values = whatIf.input(
    'usefulFraction',
    'cop',
    'fuelPerKwh',
    'fuelEfficiency',
    'valuePerKwh',
  );
  const mean =
    slots.length === 0
      ? null
      : slots.reduce((sum, { pricePerKwh }) => sum + pricePerKwh, 0) / slots.length;
  const inputOf = (replaces: (typeof kinds)[number]) =>
    values === null || mean === null
      ? null
      : {
          electricityPerKwh: mean,
          replaces,
          usefulFraction: values.usefulFraction,
          cop: values.cop,
          fuelPerKwh: values.fuelPerKwh,
          fuelEfficiency: values.fuelEfficiency,
          miningValuePerKwh: values.valuePerKwh,
        };
  const resistive = useModel(heatCredit, inputOf('resistive'));
  const fuel = useModel(heatCredit, inputOf('fuel'));
  const pump = useModel(heatCredit, inputOf('heat-pump'));
  const answers = { resistive, fuel, 'heat-pump': pump };
  const price = (value: number): string => formatEnergyPrice(value, currency);
  return (
    <Card title={text.heat} span={6}>
      {values === null || mean === null ? (
        <Ask whatIf={whatIf} names={['valuePerKwh', 'pricePerKwh']} />
      ) : (
        <Table
          label={text.heat}
          rows={kinds}
          rowKey={(kind) => kind}
          isChosen={(kind) => kind === state.heat}
          columns={[
            { id: 'kind', title: text.replaces, cell: (kind) => text.heats[kind] },
            {
              id: 'becomes',
              title: text.becomes(price(mean)),
              isNumber: true,
              cell: (kind) => {
                const answer = answers[kind];
                return answer.kind === 'ready' ? (
                  <Explained of={answer} output="effectivePricePerKwh" whatIf={whatIf}>
                    {price(answer.output.effectivePricePerKwh)}
                  </Explained>
                ) : (
                  '–'
                );
              },
            },
            {
              id: 'worth',
              title: text.worthMining,
              isNumber: true,
              cell: (kind) => {
                const answer = answers[kind];
                if (answer.kind !== 'ready') return '–';
                const even = answer.output.breakEvenPricePerKwh;
                return (
                  <Explained of={answer} output="breakEvenPricePerKwh" whatIf={whatIf}>
                    {even === null ? text.atEvery : text.below(price(even))}
                  </Explained>
                );
              },
            },
          ]}
        />
      )}
      <Row wrap top>
        <WhatIfField whatIf={whatIf} name="usefulFraction" />
        <WhatIfField whatIf={whatIf} name="cop" />
        <WhatIfField whatIf={whatIf} name="fuelPerKwh" />
        <WhatIfField whatIf={whatIf} name="fuelEfficiency" />
      </Row>
      <Row wrap>
        <Text size="label" tone="second">
          {text.heatCounted}
        </Text>
        <Select
          label={text.heatCounted}
          value={state.heat}
          options={(['none', ...kinds] as const).map((value) => ({
            value,
            label: text.heats[value],
          }))}
          onChange={(heat: PriceState['heat']) => set({ heat })}
        />
      </Row>
      <Paragraph size="caption" tone="third">
        {text.heatHelp}
      </Paragraph>
    </Card>
  );
}
