import { type ReactNode, useDeferredValue, useState } from 'react';
import { hedgeReportModel } from '../../../common/economics/hedge/hedge-report.ts';
import { minimumVarianceHedgeModel } from '../../../common/economics/hedge/minimum-variance-hedge.ts';
import { soloHedgeModel } from '../../../common/economics/hedge/solo-hedge.ts';
import { coinCallModel } from '../../../common/economics/option/coin-call.ts';
import { correlationModel } from '../../../common/economics/option/correlation.ts';
import { longstaffSchwartzModel } from '../../../common/economics/option/longstaff-schwartz.ts';
import { miningStripModel } from '../../../common/economics/option/mining-strip.ts';
import { operatingLifeModel } from '../../../common/economics/option/operating-life.ts';
import { switchingLatticeModel } from '../../../common/economics/option/switching-lattice.ts';
import { volatilityModel } from '../../../common/economics/option/volatility.ts';
import { treasuryRaceModel } from '../../../common/economics/treasury/treasury-race.ts';
import { Button } from '../../component/button.tsx';
import { Column, spanClass } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { inWords } from '../../format/chance.ts';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { message } from '../../message/message.ts';
import { type Phrase, phrase } from '../../part/phrase.ts';
import { asModel } from '../../what-if/answer.ts';
import { explainer, Sourced } from '../../what-if/explained.tsx';
import { Method } from '../../what-if/method.tsx';
import { ScenarioCard } from '../../what-if/scenario-card.tsx';
import { SubjectTools } from '../../what-if/subject-tools.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { WhatIfBar } from '../../what-if/what-if-bar.tsx';
import { EstimateDialog } from './estimate-dialog.tsx';
import { GreeksCard } from './greeks-card.tsx';
import { HedgeCard } from './hedge-card.tsx';
import { MachinesCard } from './machines-card.tsx';
import type { Income } from './option-model.ts';
import { OtherViewsCard } from './other-views-card.tsx';
import { hopelessnessOf } from './rig.ts';
import { StopCard } from './stop-card.tsx';
import { TreasuryCard } from './treasury-card.tsx';
import { type OptionState, useOption } from './use-option.ts';
import { WorthCard } from './worth-card.tsx';

const text = message.decide.option;
const models = [
  asModel(miningStripModel),
  asModel(switchingLatticeModel),
  asModel(hedgeReportModel),
  asModel(soloHedgeModel),
  asModel(treasuryRaceModel),
  asModel(coinCallModel),
  asModel(operatingLifeModel),
  asModel(longstaffSchwartzModel),
  asModel(volatilityModel),
  asModel(correlationModel),
  asModel(minimumVarianceHedgeModel),
];

/** What is the right to switch off worth? */
export function Option(): ReactNode {
  const option = useOption();
  const [income, setIncome] = useState<Income>('pooled');
  const [isEstimating, setEstimating] = useState(false);
  const { whatIf, rig, input, strip, blockCoins } = option;
  const ratio = rig === null || input === null ? null : hopelessnessOf(rig, input.hashprice);
  const hasSpeed = rig === null || rig.speed > 0;
  // The rest is drawn a moment later and in slices, so that opening the screen never stalls.
  const showsRest = useDeferredValue(true, false);
  return (
    <ScreenFrame
      title={text.title}
      sentence={useSentence(option, ratio)}
      tools={
        <>
          <SubjectTools whatIf={whatIf} />
          <Button look="quiet" onPress={() => setEstimating(true)}>
            {text.estimate.open}
          </Button>
          <Method models={models} whatIf={whatIf} />
        </>
      }
    >
      {!hasSpeed && <PlainNotice {...text.noSpeed} />}
      {ratio !== null && (
        <PlainNotice
          {...(Number.isFinite(ratio)
            ? phrase((put) => text.worthless(put(<CostRatio ratio={ratio} />)))
            : text.earnsNothing)}
        />
      )}
      <WhatIfBar
        whatIf={whatIf}
        names={barNames.filter((name) => rig !== null || whatIf.values[name].value !== null)}
        more={judgementNames}
      />
      {hasSpeed && (
        <WorthCard
          strip={strip}
          input={input}
          whatIf={whatIf}
          span={rig === null || ratio === Number.POSITIVE_INFINITY ? 12 : 7}
        />
      )}
      {ratio !== null && <MachinesCard whatIf={whatIf} />}
      {ratio === null && rig !== null && hasSpeed && (
        <>
          <Column span={5}>
            <StopCard whatIf={whatIf} />
            <GreeksCard strip={strip} whatIf={whatIf} />
          </Column>
          {showsRest && (
            <>
              <HedgeCard
                whatIf={whatIf}
                blockCoins={blockCoins}
                income={income}
                onIncome={setIncome}
              />
              <TreasuryCard whatIf={whatIf} blockCoins={income === 'solo' ? blockCoins : 0} />
              <OtherViewsCard whatIf={whatIf} />
            </>
          )}
        </>
      )}
      {hasSpeed && showsRest && (
        <ScenarioCard
          of={strip}
          outputs={['value', 'alwaysOn', 'rightToStop', 'intrinsic', 'timeValue']}
          whatIf={whatIf}
        />
      )}
      {isEstimating && <EstimateDialog whatIf={whatIf} onClose={() => setEstimating(false)} />}
    </ScreenFrame>
  );
}

const barNames = ['hashrateHps', 'powerW', 'powerPrice', 'hashprice', 'months'] as const;

const judgementNames = [
  'difficultyGrowth',
  'hashpriceVolatility',
  'reversion',
  'powerVolatility',
  'correlation',
  'rate',
] as const;

function useSentence({ whatIf, strip }: OptionState, ratio: number | null): ReactNode {
  const { currency } = useUnits(whatIf.facts);
  if (strip.kind !== 'ready') return text.sentenceMissing;
  if (ratio !== null) {
    return Number.isFinite(ratio)
      ? phrase((put) => text.sentenceWorthless(put(<CostRatio ratio={ratio} />)))
      : text.sentenceEarnsNothing;
  }
  const { alwaysOn, value } = strip.output;
  const explained = explainer(strip, whatIf);
  return phrase((put) =>
    text.sentence(
      put(explained('alwaysOn', formatRoughMoney(alwaysOn, currency))),
      put(explained('value', formatRoughMoney(value, currency))),
    ),
  );
}

/** How many times what the rig earns its power costs. */
function CostRatio({ ratio }: { readonly ratio: number }): ReactNode {
  return (
    <Sourced label={text.costRatio} source={text.costRatioSource}>
      {inWords(ratio)}
    </Sourced>
  );
}

function PlainNotice({ lead, rest }: Phrase): ReactNode {
  return (
    <div className={spanClass(12)}>
      <Notice kind="plain" title={lead}>
        {rest}
      </Notice>
    </div>
  );
}
