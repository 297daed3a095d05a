import type { ReactNode } from 'react';
import { pvSurplus } from '../../../common/economics/energy/pv-surplus.ts';
import { Card } from '../../component/card.tsx';
import { Row } from '../../component/layout.tsx';
import { FigureList } from '../../component/stat.tsx';
import { Paragraph, Said } from '../../component/text.tsx';
import { formatPower } from '../../format/measure.ts';
import { formatEnergyPrice } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { Answered } from '../../what-if/answered.tsx';
import { Explained } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import type { EnergyState } from './use-energy.ts';

const text = message.decide.energy;
const names = [
  'peakKw',
  'irradianceWPerM2',
  'airC',
  'baseLoadW',
  'feedInPerKwh',
  'powerW',
  'valuePerKwh',
  'pricePerKwh',
] as const;

/** What mining costs on the sun that is left over. */
export function SunCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf } = energy;
  const { currency } = useUnits(whatIf.facts);
  const values = whatIf.input(...names);
  const sun = useModel(
    pvSurplus,
    values === null
      ? null
      : {
          peakKw: values.peakKw,
          irradianceWPerM2: values.irradianceWPerM2,
          airC: values.airC,
          baseLoadW: values.baseLoadW,
          feedInPerKwh: values.feedInPerKwh,
          miningW: values.powerW,
          importPerKwh: values.pricePerKwh,
          miningValuePerKwh: values.valuePerKwh,
        },
  );
  return (
    <Card title={text.sun} span={6}>
      <Row wrap top>
        {names.slice(0, 5).map((name) => (
          <WhatIfField key={name} whatIf={whatIf} name={name} />
        ))}
      </Row>
      <Answered of={sun} whatIf={whatIf} ask={names}>
        {(ready) => {
          const { solarW, surplusW, costPerKwh, worthMining } = ready.output;
          return (
            <>
              <FigureList
                figures={[
                  {
                    label: text.solar,
                    value: (
                      <Explained of={ready} output="solarW" whatIf={whatIf}>
                        {formatPower(solarW)}
                      </Explained>
                    ),
                  },
                  {
                    label: text.surplus,
                    value: (
                      <Explained of={ready} output="surplusW" whatIf={whatIf}>
                        {formatPower(surplusW)}
                      </Explained>
                    ),
                  },
                  {
                    label: text.sunCost,
                    value: (
                      <Explained of={ready} output="costPerKwh" whatIf={whatIf}>
                        {costPerKwh === null
                          ? message.common.unknown
                          : formatEnergyPrice(costPerKwh, currency)}
                      </Explained>
                    ),
                  },
                ]}
              />
              <Said sentence={worthMining ? text.sunYes : text.sunNo} />
            </>
          );
        }}
      </Answered>
      <Paragraph size="caption" tone="third">
        {text.sunHelp}
      </Paragraph>
    </Card>
  );
}
