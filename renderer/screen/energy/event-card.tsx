import { type ReactNode, useState } from 'react';
import { demandResponse } from '../../../common/economics/energy/demand-response.ts';
import { Button } from '../../component/button.tsx';
import { Card } from '../../component/card.tsx';
import { Select } from '../../component/control.tsx';
import { Push, Row } from '../../component/layout.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { Said, Text } from '../../component/text.tsx';
import { formatEnergyPrice, formatMoney } from '../../format/money.ts';
import { formatDayClock } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { useAction } from '../../state/use-action.tsx';
import { Answered } from '../../what-if/answered.tsx';
import { Explained, explainer } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfField } from '../../what-if/what-if-field.tsx';
import { eventInPlan } from './grid-event.ts';
import { eventFrom, typedTime } from './typed-event.ts';
import type { EnergyState } from './use-energy.ts';

const text = message.decide.energy;
const names = [
  'powerW',
  'valuePerKwh',
  'eventHours',
  'energyPayPerKwh',
  'capacityPricePerKw',
] as const;

/** What a supplier's offer to rest is worth beside the plan. */
export function EventCard({ energy }: { readonly energy: EnergyState }): ReactNode {
  const { whatIf, slots, told } = energy;
  const { currency } = useUnits(whatIf.facts);
  const act = useAction();
  const starts = slots.filter(({ startMs }) => new Date(startMs).getMinutes() === 0);
  const [chosenMs, setChosenMs] = useState<number | null>(null);
  const fromMs =
    starts.find(({ startMs }) => startMs === chosenMs)?.startMs ??
    (starts[3] ?? starts[0])?.startMs ??
    0;
  const values = whatIf.input(...names);
  const during =
    values === null || told === null
      ? null
      : eventInPlan(slots, told.plan, fromMs, values.eventHours);
  const event = useModel(
    demandResponse,
    values === null || during === null
      ? null
      : {
          powerKw: values.powerW / 1000,
          eventHours: values.eventHours,
          energyPayPerKwh: values.energyPayPerKwh,
          capacityPricePerKw: values.capacityPricePerKw,
          avoidedPricePerKwh: during.mined * during.pricePerKwh,
          forgonePerKwh: during.mined * values.valuePerKwh,
        },
  );
  const money = (value: number): string => formatMoney(value, currency);
  const accept = (): void => {
    const hours = whatIf.values.eventHours.value ?? 0;
    const event = eventFrom({ name: '', start: typedTime(fromMs), hours }, fromMs);
    if (event !== null) void act((api) => api.demand.add(event), text.demand.accepted);
  };
  return (
    <Card title={text.event} span={8}>
      <Row wrap top>
        <Row>
          <Text size="label" tone="second">
            {text.eventFrom}
          </Text>
          <Select
            label={text.eventFrom}
            value={String(fromMs)}
            options={starts.map(({ startMs }) => ({
              value: String(startMs),
              label: formatDayClock(startMs),
            }))}
            onChange={(value) => setChosenMs(Number(value))}
          />
        </Row>
        <WhatIfField whatIf={whatIf} name="eventHours" />
        <WhatIfField whatIf={whatIf} name="energyPayPerKwh" />
        <WhatIfField whatIf={whatIf} name="capacityPricePerKw" />
        <Push>
          <Button size="small" disabled={fromMs === 0} onPress={accept}>
            {text.demand.accept}
          </Button>
        </Push>
      </Row>
      <Answered of={event} whatIf={whatIf} ask={names}>
        {(ready) => {
          const { forgone, energyPay, capacityPay, net, breakEvenPayPerKwh } = ready.output;
          const rests = during?.mined === 0;
          const even =
            breakEvenPayPerKwh === null
              ? message.common.none
              : formatEnergyPrice(Math.max(0, breakEvenPayPerKwh), currency);
          const said = phrase((put) => {
            if (rests) return text.eventRests;
            const pay = put(explainer(ready, whatIf)('breakEvenPayPerKwh', even));
            return net > 0 ? text.eventYes(pay) : text.eventNo(pay);
          });
          const paid = money(energyPay + capacityPay);
          return (
            <>
              <Stats>
                <Stat
                  label={text.giveUp}
                  value={
                    <Explained of={ready} output="forgone" whatIf={whatIf}>
                      {money(forgone)}
                    </Explained>
                  }
                />
                <Stat
                  label={text.paid}
                  value={
                    <Explained of={ready} output="energyPay" whatIf={whatIf}>
                      {rests ? text.paidRange(paid) : paid}
                    </Explained>
                  }
                />
                <Stat
                  label={text.net}
                  value={
                    <Explained of={ready} output="net" whatIf={whatIf}>
                      {rests ? text.paidRange(money(net)) : money(net)}
                    </Explained>
                  }
                />
              </Stats>
              <Said sentence={said} />
            </>
          );
        }}
      </Answered>
    </Card>
  );
}
