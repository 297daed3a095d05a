import type { ReactNode } from 'react';
import { blockSubsidy } from '../../../common/economics/chain/block-subsidy.ts';
import { networkHashrateModel } from '../../../common/economics/chain/network-hashrate.ts';
import { nextDifficulty } from '../../../common/economics/chain/next-difficulty.ts';
import { attackCost } from '../../../common/economics/security/attack-cost.ts';
import { concentration } from '../../../common/economics/security/concentration.ts';
import { hashrateShock } from '../../../common/economics/security/hashrate-shock.ts';
import { majorityAttack } from '../../../common/economics/security/majority-attack.ts';
import { securityBudget } from '../../../common/economics/security/security-budget.ts';
import { securityValue } from '../../../common/economics/security/security-value.ts';
import { Column } from '../../component/layout.tsx';
import { ScreenFrame } from '../../component/screen-frame.tsx';
import { formatHashrate } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { phrase } from '../../part/phrase.ts';
import { asModel } from '../../what-if/answer.ts';
import { explainer, Given } from '../../what-if/explained.tsx';
import { Method } from '../../what-if/method.tsx';
import { ScenarioCard } from '../../what-if/scenario-card.tsx';
import { SubjectTools } from '../../what-if/subject-tools.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { WhatIfBar } from '../../what-if/what-if-bar.tsx';
import { AheadCard } from './ahead-card.tsx';
import { AttackCard } from './attack-card.tsx';
import { DialCard, judgements } from './dial-card.tsx';
import { signedPercent } from './difficulty-axis.ts';
import { type NetworkWhatIf, networkFields } from './fields.ts';
import { type NextAnswer, NextCard, useNextDifficulty } from './next-card.tsx';
import { PoolsCard } from './pools-card.tsx';
import { ShockCard } from './shock-card.tsx';
import { StatsCard, useNetworkHashrate } from './stats-card.tsx';
import { usePools } from './use-pools.ts';

const text = message.economics.network;
const models = [
  asModel(networkHashrateModel),
  asModel(blockSubsidy),
  asModel(nextDifficulty),
  asModel(hashrateShock),
  asModel(concentration),
  asModel(attackCost),
  asModel(majorityAttack),
  asModel(securityBudget),
  asModel(securityValue),
];

const rareInputs = [
  'height',
  'epochElapsedDays',
  'subsidyCoin',
  'feesCoin',
  'supplyCoin',
  'machinePricePerTh',
  'efficiencyJPerTh',
  'rentalPremium',
] as const;

/** What is happening around me? */
export function Network(): ReactNode {
  const whatIf = useWhatIf(networkFields);
  const { chain } = whatIf.facts;
  const next = useNextDifficulty(whatIf);
  const [pools, setPools] = usePools();
  const pay = whatIf.input('subsidyCoin', 'feesCoin', 'coinPrice');
  const perBlock = pay === null ? 0 : (pay.subsidyCoin + pay.feesCoin) * pay.coinPrice;
  const judged = whatIf.input(...judgements);
  const security = useModel(
    securityValue,
    pay === null || judged === null
      ? null
      : { ...judged, blocksPerDay: 86_400 / chain.blockIntervalS, budgetPerBlock: perBlock },
  );
  return (
    <ScreenFrame
      title={text.title}
      sentence={useSentence(whatIf, next)}
      tools={
        <>
          <SubjectTools whatIf={whatIf} hasMachine={false} />
          <Method models={models} whatIf={whatIf} />
        </>
      }
    >
      <WhatIfBar
        whatIf={whatIf}
        names={
          chain.isTest
            ? ['difficulty', 'networkHps', 'hashrateHps']
            : ['difficulty', 'networkHps', 'hashrateHps', 'coinPrice', 'pricePerKwh']
        }
        more={chain.isTest ? [] : rareInputs}
      />
      <AheadCard whatIf={whatIf} next={next} />
      <Column span={5}>
        <NextCard next={next} whatIf={whatIf} />
        <StatsCard whatIf={whatIf} />
      </Column>
      <ShockCard whatIf={whatIf} />
      {!chain.isTest && <PoolsCard whatIf={whatIf} pools={pools} onPools={setPools} />}
      {!chain.isTest && <AttackCard whatIf={whatIf} />}
      {!chain.isTest && <DialCard value={security} perBlock={perBlock} whatIf={whatIf} />}
      {!chain.isTest && (
        <ScenarioCard
          of={security}
          outputs={['marginalRatio', 'balancedPerBlock', 'lossPerDay', 'costPerDay']}
          whatIf={whatIf}
        />
      )}
    </ScreenFrame>
  );
}

function useSentence(whatIf: NetworkWhatIf, next: NextAnswer | null): ReactNode {
  const network = useNetworkHashrate(whatIf);
  const hashrate = whatIf.values.networkHps.value;
  if (hashrate === null) return text.sentenceMissing;
  const { label } = whatIf.facts.chain;
  const shown = formatHashrate(hashrate);
  const speed =
    network.kind === 'ready' ? (
      explainer(network, whatIf)('hashrateHps', shown)
    ) : (
      <Given whatIf={whatIf} name="networkHps">
        {shown}
      </Given>
    );
  if (next === null || next.kind !== 'ready') {
    return phrase((put) => text.sentence(label, put(speed)));
  }
  const explained = explainer(next, whatIf);
  const { changePercent, remainingMs } = next.output;
  return phrase((put) =>
    text.sentenceNext(
      label,
      put(speed),
      put(explained('changePercent', signedPercent(changePercent / 100))),
      put(explained('remainingMs', formatWait(remainingMs / 1000))),
    ),
  );
}
