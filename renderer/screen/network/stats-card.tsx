import type { ReactNode } from 'react';
import { blockSubsidy } from '../../../common/economics/chain/block-subsidy.ts';
import { networkHashrateModel } from '../../../common/economics/chain/network-hashrate.ts';
import { Card } from '../../component/card.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { oneIn } from '../../format/chance.ts';
import { splitHashrate } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/message.ts';
import { hashesPerDifficulty, heightOf, yearsToHalving } from '../../what-if/chain-facts.ts';
import { Explained, Sourced } from '../../what-if/explained.tsx';
import { useModel } from '../../what-if/use-model.ts';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import type { NetworkWhatIf } from './fields.ts';

const text = message.economics.network;
const yearS = 365.25 * 86_400;

/** What all of the network hashes, by model 1.2. */
export function useNetworkHashrate(whatIf: NetworkWhatIf) {
  const { difficulty, networkHps } = whatIf.values;
  const perDifficulty = hashesPerDifficulty(whatIf.facts.chain);
  const hashes = (difficulty.value ?? 0) * perDifficulty;
  return useModel(
    networkHashrateModel,
    difficulty.value === null || !networkHps.value || hashes <= 0
      ? null
      : {
          difficulty: difficulty.value,
          hashesPerDifficulty: perDifficulty,
          // What the node sees, where that is not what is intended.
          spacingS: hashes / networkHps.value,
        },
  );
}

/** How large the network is beside this machine. */
export function StatsCard({ whatIf }: { readonly whatIf: NetworkWhatIf }): ReactNode {
  const { chain } = whatIf.facts;
  const { networkHps, hashrateHps } = whatIf.values;
  const at = heightOf(whatIf.facts);
  const years = at === null ? null : yearsToHalving(whatIf.facts.chain, at.height);
  const network = networkHps.value === null ? null : splitHashrate(networkHps.value);
  const hashrate = useNetworkHashrate(whatIf);
  const minted = useModel(
    blockSubsidy,
    at === null || years === null || !isMinted(chain.id)
      ? null
      : { chain: chain.id, height: at.height },
  );
  const wait = years === null ? text.noHalving : formatWait(years * yearS);
  const number = network?.number ?? message.common.unknown;
  return (
    <Card title={text.stats} aside={<OriginOf whatIf={whatIf} names={['networkHps']} />}>
      <Stats>
        <Stat
          label={text.hashrate}
          value={
            hashrate.kind === 'ready' ? (
              <Explained of={hashrate} output="hashrateHps" whatIf={whatIf}>
                {number}
              </Explained>
            ) : (
              number
            )
          }
          {...(network === null ? {} : { unit: network.unit })}
        />
        <Stat
          label={text.share}
          value={
            <Sourced label={text.share} source={text.shareSource}>
              {shareText(hashrateHps.value, networkHps.value)}
            </Sourced>
          }
        />
        <Stat
          label={text.halving}
          value={
            minted.kind === 'ready' ? (
              <Explained of={minted} output="daysToHalving" whatIf={whatIf}>
                {wait}
              </Explained>
            ) : (
              wait
            )
          }
        />
      </Stats>
    </Card>
  );
}

type Minted = (typeof blockSubsidy)['input']['shape']['chain']['options'][number];

function isMinted(id: string): id is Minted {
  return blockSubsidy.input.shape.chain.safeParse(id).success;
}

function shareText(mine: number | null, all: number | null): string {
  if (mine === null || all === null) return message.common.unknown;
  if (mine <= 0 || all <= 0) return text.shareNone;
  return mine >= all ? '1 in 1' : oneIn(all / mine);
}
