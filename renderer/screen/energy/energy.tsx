import { type ReactNode, startTransition, useDeferredValue, useState } from 'react';
import { carbonAccounting } from '../../../common/economics/energy/carbon-accounting.ts';
import { demandResponse } from '../../../common/economics/energy/demand-response.ts';
import { heatCredit } from '../../../common/economics/energy/heat-credit.ts';
import { miningSchedule } from '../../../common/economics/energy/mining-schedule.ts';
import { powerPurchase } from '../../../common/economics/energy/power-purchase.ts';
import { powerPurchaseValue } from '../../../common/economics/energy/power-purchase-value.ts';
import { pvSurplus } from '../../../common/economics/energy/pv-surplus.ts';
import { thermalDerating } from '../../../common/economics/energy/thermal-derating.ts';
import { profit } from '../../../common/economics/profit/profit.ts';
import { Button } from '../../component/button.tsx';
import { Segment, Select } from '../../component/control.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { formatEnergyPrice, formatMoney } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { asModel } from '../../what-if/answer.ts';
import { explainer, Sourced } from '../../what-if/explained.tsx';
import { Method } from '../../what-if/method.tsx';
import { ScenarioCard } from '../../what-if/scenario-card.tsx';
import { SubjectTools } from '../../what-if/subject-tools.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfBar } from '../../what-if/what-if-bar.tsx';
import { AccountCard } from './account-card.tsx';
import { CarbonCard } from './carbon-card.tsx';
import { ContractCard } from './contract-card.tsx';
import { EventCard } from './event-card.tsx';
import { FiguresCard, RulesCard, Strike } from './figures-card.tsx';
import { FollowCard } from './follow-card.tsx';
import { GridCard } from './grid-card.tsx';
import { HeatCard } from './heat-card.tsx';
import { formatHours, PlanCard } from './plan-card.tsx';
import { PriceDialog } from './price-dialog.tsx';
import { type PriceState, usePrices } from './price-store.ts';
import { SunCard } from './sun-card.tsx';
import { type EnergyState, useEnergy } from './use-energy.ts';
import { WarmthCard } from './warmth-card.tsx';

const text = message.decide.energy;
const models = [
  asModel(miningSchedule),
  asModel(profit),
  asModel(heatCredit),
  asModel(carbonAccounting),
  asModel(pvSurplus),
  asModel(demandResponse),
  asModel(thermalDerating),
  asModel(powerPurchase),
  asModel(powerPurchaseValue),
];
const barNames = [
  'hashrateHps',
  'powerW',
  'difficulty',
  'coinPrice',
  'valuePerKwh',
  'pricePerKwh',
] as const;
const horizons = ['24', '48', '168'] as const;

/** When should it run? */
export function Energy(): ReactNode {
  const [horizon, setHorizon] = useState<(typeof horizons)[number]>('48');
  const [isEditing, setEditing] = useState(false);
  const [state, set] = usePrices();
  const energy = useEnergy(Number(horizon));
  const { whatIf } = energy;
  const isPlanned = energy.schedule.kind === 'ready';
  // The rest is drawn a moment later and in slices, so that opening the screen never stalls.
  const showsRest = useDeferredValue(true, false);
  const shown = barNames.filter((name) => isPlanned || whatIf.values[name].value !== null);
  const choose = (source: PriceState['source']): void => {
    const isKnown =
      source === 'flat' ||
      source === 'live' ||
      (source === 'clock' ? state.periods.length > 0 : state.file !== null);
    set({ source });
    if (!isKnown) setEditing(true);
  };
  return (
    <ScreenFrame
      title={text.title}
      sentence={useSentence(energy)}
      tools={
        <>
          <SubjectTools whatIf={whatIf} />
          <Method models={models} whatIf={whatIf} />
        </>
      }
    >
      {shown.length > 0 && <WhatIfBar whatIf={whatIf} names={shown} />}
      <PlanCard
        energy={energy}
        onEdit={() => setEditing(true)}
        tools={
          <>
            <Segment
              label={text.horizon}
              options={horizons.map((value) => ({ value, label: text.hours(value) }))}
              value={horizon}
              onChange={(value) => startTransition(() => setHorizon(value))}
            />
            <Select
              label={text.source}
              value={state.source}
              options={(['live', 'flat', 'clock', 'file'] as const).map((value) => ({
                value,
                label: text.sources[value],
              }))}
              onChange={choose}
            />
            <Button onPress={() => setEditing(true)}>{text.edit}</Button>
          </>
        }
      />
      <FollowCard energy={energy} />
      {showsRest && <GridCard />}
      {energy.schedule.kind === 'refused' && <RulesCard energy={energy} span={12} />}
      {isPlanned && showsRest && (
        <>
          <FiguresCard energy={energy} />
          <RulesCard energy={energy} span={4} />
          <CarbonCard energy={energy} />
          <HeatCard energy={energy} />
          <SunCard energy={energy} />
          <EventCard energy={energy} />
          <AccountCard />
          <WarmthCard energy={energy} />
          <ContractCard energy={energy} />
        </>
      )}
      {showsRest && (
        <ScenarioCard
          of={energy.kept}
          outputs={['profit', 'alwaysOnProfit', 'hours', 'starts', 'energyKwh', 'carbonKg']}
          whatIf={whatIf}
        />
      )}
      {isEditing && <PriceDialog onClose={() => setEditing(false)} />}
    </ScreenFrame>
  );
}

function useSentence(energy: EnergyState): ReactNode {
  const { prices, kept, told, whatIf, hours, slots } = energy;
  const { currency } = useUnits(whatIf.facts);
  const money = (value: number): string => formatMoney(value, currency);
  if (prices.kind === 'missing') return text.sentenceMissing;
  if (prices.kind !== 'ready') return text.sentenceNoPrices;
  if (kept.kind === 'missing') return text.sentenceMissing;
  if (kept.kind !== 'ready' || told === null) return text.sentenceImpossible;
  const { output } = kept;
  const explained = explainer(kept, whatIf, energy.typed);
  const all = formatHours(hours);
  const on = explained('hours', formatHours(output.hours));
  const profit = (value: number) => explained('profit', money(value));
  return phrase((put) => {
    if (output.hours === 0) {
      return text.sentenceNone(
        all,
        put(<Strike energy={energy} />),
        put(
          <Sourced label={text.cheapest} source={text.cheapestSource}>
            {formatEnergyPrice(Math.min(...slots.map((slot) => slot.effectivePerKwh)), currency)}
          </Sourced>,
        ),
      );
    }
    if (output.profit < 0) return text.sentenceForced(put(on), all, put(profit(-output.profit)));
    if (output.hours === hours) return text.sentenceAll(all, put(profit(output.profit)));
    const always = output.alwaysOnProfit;
    const alwaysOn = put(explained('alwaysOnProfit', money(Math.abs(always))));
    return text.sentencePlan(
      put(on),
      all,
      text.about(put(profit(output.profit))),
      always < 0 ? text.lose(alwaysOn) : text.earn(alwaysOn),
    );
  });
}
