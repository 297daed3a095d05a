import type { ReactNode } from 'react';
import { certaintyEquivalent } from '../../../common/economics/pool/certainty-equivalent.ts';
import { bestShare } from '../../../common/economics/solo/best-share.ts';
import { soloOdds } from '../../../common/economics/solo/solo-odds.ts';
import { soloOddsGrowing } from '../../../common/economics/solo/solo-odds-growing.ts';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { formatChance } from '../../format/chance.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { asModel } from '../../what-if/answer.ts';
import { hashesPerDifficulty } from '../../what-if/chain-facts.ts';
import { explainer } from '../../what-if/explained.tsx';
import { Method } from '../../what-if/method.tsx';
import { ScenarioCard } from '../../what-if/scenario-card.tsx';
import { SubjectTools } from '../../what-if/subject-tools.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { WhatIfBar } from '../../what-if/what-if-bar.tsx';
import { BestShareCard } from './best-share-card.tsx';
import { CoinsCard } from './coins-card.tsx';
import { DensityCard } from './density-card.tsx';
import { DreamCard } from './dream-card.tsx';
import { type OddsWhatIf, oddsFields } from './fields.ts';
import { GrowthCard } from './growth-card.tsx';
import { HorizonCard } from './horizon-card.tsx';
import type { OddsAnswer } from './odds-model.ts';

const text = message.economics.odds;
const models = [
  asModel(soloOdds),
  asModel(soloOddsGrowing),
  asModel(bestShare),
  asModel(certaintyEquivalent),
];

/** How likely is a block? */
export function Odds(): ReactNode {
  const whatIf = useWhatIf(oddsFields);
  const { chain } = whatIf.facts;
  const work = whatIf.input('hashrateHps', 'difficulty');
  const subsidy = whatIf.values.subsidyCoin.value ?? 0;
  const fees = whatIf.values.feesCoin.value ?? 0;
  const odds = useModel(
    soloOdds,
    work === null
      ? null
      : { ...work, hashesPerDifficulty: hashesPerDifficulty(chain), rewardCoin: subsidy + fees },
  );
  return (
    <ScreenFrame
      title={message.odds.title}
      sentence={sentenceOf(odds, whatIf)}
      tools={
        <>
          <SubjectTools whatIf={whatIf} />
          <Method models={models} whatIf={whatIf} />
        </>
      }
    >
      <WhatIfBar
        whatIf={whatIf}
        names={
          chain.isTest ? ['hashrateHps', 'difficulty'] : ['hashrateHps', 'difficulty', 'coinPrice']
        }
        more={chain.isTest ? [] : ['subsidyCoin', 'feesCoin', 'powerW', 'pricePerKwh']}
      />
      <DensityCard odds={odds} whatIf={whatIf} />
      <HorizonCard whatIf={whatIf} />
      <GrowthCard odds={odds} whatIf={whatIf} />
      <BestShareCard whatIf={whatIf} />
      {!chain.isTest && <DreamCard odds={odds} whatIf={whatIf} />}
      <CoinsCard whatIf={whatIf} />
      <ScenarioCard
        of={odds}
        outputs={['chancePerDay', 'medianWaitDays', 'wait95Days', 'blocksPerDay']}
        whatIf={whatIf}
      />
    </ScreenFrame>
  );
}

function sentenceOf(odds: OddsAnswer, whatIf: OddsWhatIf): ReactNode {
  if (odds.kind !== 'ready') return text.sentenceMissing;
  const { chancePerDay, medianWaitDays } = odds.output;
  if (whatIf.facts.chain.id === 'practice') return text.practice;
  if (medianWaitDays === null) return text.sentenceNever;
  const explained = explainer(odds, whatIf);
  return phrase((put) =>
    text.sentence(
      put(explained('chancePerDay', formatChance(chancePerDay))),
      put(explained('medianWaitDays', formatWait(medianWaitDays * 86_400))),
    ),
  );
}
