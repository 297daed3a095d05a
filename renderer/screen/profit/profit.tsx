import { type ReactNode, useDeferredValue } from 'react';
import { machineCost } from '../../../common/economics/hardware/machine-cost.ts';
import { investment } from '../../../common/economics/profit/investment.ts';
import { obsolescence } from '../../../common/economics/profit/obsolescence.ts';
import { profit as profitModel } from '../../../common/economics/profit/profit.ts';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { inWords } from '../../format/chance.ts';
import { formatEnergyPrice, formatMoney, formatTypedEnergyPrice } from '../../format/money.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { asModel } from '../../what-if/answer.ts';
import { explainer, Given } from '../../what-if/explained.tsx';
import { Method } from '../../what-if/method.tsx';
import { ScenarioCard } from '../../what-if/scenario-card.tsx';
import { SubjectTools } from '../../what-if/subject-tools.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useUnits } from '../../what-if/use-units.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { WhatIfBar } from '../../what-if/what-if-bar.tsx';
import { BreakEvenCard } from './break-even-card.tsx';
import { BuyCard } from './buy-card.tsx';
import { DayCard } from './day-card.tsx';
import { neededFields, type ProfitWhatIf, profitFields } from './fields.ts';
import { HashpriceCard } from './hashprice-card.tsx';
import { MachineCard } from './machine-card.tsx';
import { MovesCard } from './moves-card.tsx';
import { type ProfitAnswer, profitInput } from './profit-model.ts';

const text = message.economics.profit;
const models = [
  asModel(profitModel),
  asModel(investment),
  asModel(machineCost),
  asModel(obsolescence),
];

/** Does it pay? */
export function Profit(): ReactNode {
  const whatIf = useWhatIf(profitFields);
  const { currency } = useUnits(whatIf.facts);
  const input = profitInput(whatIf, whatIf.facts.chain);
  const profit = useModel(profitModel, input);
  // What stands further down is drawn a moment later, so that opening the screen never stalls.
  const showsRest = useDeferredValue(true, false);
  return (
    <ScreenFrame
      title={message.profit.title}
      sentence={verdict(profit, whatIf, currency)}
      tools={
        <>
          <SubjectTools whatIf={whatIf} />
          <Method models={models} whatIf={whatIf} />
        </>
      }
    >
      <WhatIfBar
        whatIf={whatIf}
        names={['hashrateHps', 'powerW', 'difficulty', 'coinPrice', 'pricePerKwh']}
        more={[
          'subsidyCoin',
          'feesCoin',
          'poolFee',
          'rejectRate',
          'pue',
          'annualGrowth',
          'discountRate',
          'years',
          'capex',
          'salvage',
        ]}
      />
      <DayCard profit={profit} whatIf={whatIf} />
      <BreakEvenCard profit={profit} whatIf={whatIf} />
      {showsRest && (
        <>
          <MovesCard profit={profit} whatIf={whatIf} />
          <HashpriceCard profit={profit} whatIf={whatIf} />
          <BuyCard profit={profit} input={input} whatIf={whatIf} />
          <MachineCard input={input} whatIf={whatIf} />
          <ScenarioCard
            of={profit}
            outputs={[
              'revenuePerDay',
              'energyCostPerDay',
              'profitPerDay',
              'breakEvenPricePerKwh',
              'breakEvenCoinPrice',
              'breakEvenDifficulty',
            ]}
            whatIf={whatIf}
          />
        </>
      )}
    </ScreenFrame>
  );
}

/** From this ratio of cost to reward on, the comparison says more than the break-even. */
const tellingRatio = 10;

function verdict(profit: ProfitAnswer, whatIf: ProfitWhatIf, currency: string): ReactNode {
  const { chain } = whatIf.facts;
  if (profit.kind !== 'ready') {
    const missing = neededFields.filter((name) => whatIf.values[name].value === null);
    return text.sentenceMissing(
      missing.map((name) => message.common.inSentence(whatIf.values[name].field.label)).join(', '),
    );
  }
  const { revenuePerDay, energyCostPerDay, profitPerDay, breakEvenPricePerKwh } = profit.output;
  if (whatIf.values.hashrateHps.value === 0) return text.noWork;
  if (chain.isTest && revenuePerDay === 0) return text.worthless;
  const isOwn = !whatIf.values.hashrateHps.isChanged;
  const machine = whatIf.machine?.name ?? (isOwn ? text.thisProcessor : text.suchMachine);
  const explained = explainer(profit, whatIf);
  const net = explained('profitPerDay', formatMoney(Math.abs(profitPerDay), currency));
  if (breakEvenPricePerKwh === null || energyCostPerDay <= 0) {
    return phrase((put) => text.free(machine, message.said(chain.label), put(net)));
  }
  const limit = explained(
    'breakEvenPricePerKwh',
    formatEnergyPrice(breakEvenPricePerKwh, currency),
  );
  if (profitPerDay >= 0) {
    return phrase((put) => text.pays(machine, message.said(chain.label), put(net), put(limit)));
  }
  const ratio = revenuePerDay > 0 ? energyCostPerDay / revenuePerDay : 0;
  if (ratio >= tellingRatio) {
    const times = explained('energyCostPerDay', inWords(Number(ratio.toPrecision(2))));
    return phrase((put) =>
      text.costsTiny(machine, message.said(chain.label), put(net), put(times)),
    );
  }
  const pays = (
    <Given whatIf={whatIf} name="pricePerKwh">
      {formatTypedEnergyPrice(whatIf.values.pricePerKwh.value ?? 0, currency)}
    </Given>
  );
  return phrase((put) =>
    text.costs(machine, message.said(chain.label), put(net), put(limit), put(pays)),
  );
}
