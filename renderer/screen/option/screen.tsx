import { Shuffle } from 'lucide-react';
import type { ReactNode } from 'react';
import { asics } from '../../../common/economics/hardware/asic.ts';
import { hedgeReportModel } from '../../../common/economics/hedge/hedge-report.ts';
import { soloHedgeModel } from '../../../common/economics/hedge/solo-hedge.ts';
import { hashpriceVolatilityModel } from '../../../common/economics/option/hashprice-volatility.ts';
import { miningStripModel } from '../../../common/economics/option/mining-strip.ts';
import { switchingLatticeModel } from '../../../common/economics/option/switching-lattice.ts';
import { treasuryRaceModel } from '../../../common/economics/treasury/treasury-race.ts';
import { Button } from '../../component/button.tsx';
import { Column, spanClass } from '../../component/layout.tsx';
import { Notice } from '../../component/notice.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { inWords } from '../../format/chance.ts';
import { formatRoughMoney } from '../../format/rough-money.ts';
import { message } from '../../message/en.ts';
import { asModel } from '../../what-if/answer.ts';
import { Method } from '../../what-if/method.tsx';
import { ScenarioCard } from '../../what-if/scenario-card.tsx';
import { useWhatIfStore } from '../../what-if/store.ts';
import { SubjectTools } from '../../what-if/subject-tools.tsx';
import { useUnits } from '../../what-if/use-units.ts';
import { asicName } from '../../what-if/use-what-if.ts';
import { WhatIfBar } from '../../what-if/what-if-bar.tsx';
import { defineScreen } from '../screen.ts';
import { GreeksCard } from './greeks-card.tsx';
import { HedgeCard } from './hedge-card.tsx';
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
  asModel(hashpriceVolatilityModel),
];

/** What is the right to switch off worth? */
function Option(): ReactNode {
  const option = useOption();
  const { whatIf, rig, input, strip, blockCoins } = option;
  const ratio = rig === null || input === null ? null : hopelessnessOf(rig, input.hashprice);
  return (
    <ScreenFrame
      title={text.title}
      sentence={useSentence(option, ratio)}
      tools={
        <>
          <SubjectTools whatIf={whatIf} />
          <Method models={models} />
        </>
      }
    >
      {ratio !== null && (
        <Hopeless ratio={ratio} isBitcoin={whatIf.facts.chain.algorithm === 'sha256d'} />
      )}
      <WhatIfBar
        whatIf={whatIf}
        names={[
          'hashrateHps',
          'powerW',
          'powerPrice',
          'hashprice',
          'difficultyGrowth',
          'months',
          'hashpriceVolatility',
          'reversion',
          'powerVolatility',
          'rate',
        ]}
      />
      <WorthCard strip={strip} input={input} whatIf={whatIf} />
      <Column span={5}>
        <StopCard whatIf={whatIf} />
        <GreeksCard strip={strip} whatIf={whatIf} />
      </Column>
      <HedgeCard whatIf={whatIf} blockCoins={blockCoins} />
      <TreasuryCard whatIf={whatIf} />
      <ScenarioCard
        of={strip}
        outputs={['value', 'alwaysOn', 'rightToStop', 'intrinsic', 'timeValue']}
        whatIf={whatIf}
      />
    </ScreenFrame>
  );
}

function useSentence({ whatIf, strip }: OptionState, ratio: number | null): string {
  const { currency } = useUnits(whatIf.facts);
  if (strip.kind !== 'ready') return text.sentenceMissing;
  if (ratio !== null) return text.sentenceWorthless(inWords(ratio));
  const { alwaysOn, value } = strip.output;
  return text.sentence(formatRoughMoney(alwaysOn, currency), formatRoughMoney(value, currency));
}

/** A machine of today that is offered where the own one is hopeless. */
const example = asics.find(({ name }) => name === 'Antminer S21');

/** Says plainly that there is nothing to decide, and offers a machine for which there is. */
function Hopeless(props: { readonly ratio: number; readonly isBitcoin: boolean }): ReactNode {
  const store = useWhatIfStore();
  const { lead, rest } = text.worthless(inWords(props.ratio));
  return (
    <div className={spanClass(12)}>
      <Notice
        kind="plain"
        title={lead}
        {...(props.isBitcoin && example !== undefined
          ? {
              actions: (
                <Button size="small" onPress={() => store.setMachine(asicName(example))}>
                  {text.try(example.name)}
                </Button>
              ),
            }
          : {})}
      >
        {rest}
      </Notice>
    </div>
  );
}

export const optionScreen = defineScreen({
  id: 'option',
  title: text.title,
  group: 'decide',
  key: '7',
  icon: Shuffle,
  Component: Option,
});
