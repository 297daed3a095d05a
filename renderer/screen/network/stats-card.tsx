import type { ReactNode } from 'react';
import { Card } from '../../component/card.tsx';
import { Stat, Stats } from '../../component/stat.tsx';
import { oneIn } from '../../format/chance.ts';
import { splitHashrate } from '../../format/scale.ts';
import { formatWait } from '../../format/time.ts';
import { message } from '../../message/en.ts';
import { heightOf, yearsToHalving } from '../../what-if/chain-facts.ts';
import { OriginOf } from '../../what-if/what-if-bar.tsx';
import type { NetworkWhatIf } from './fields.ts';

const text = message.economics.network;
const yearS = 365.25 * 86_400;

/** How large the network is beside this machine. */
export function StatsCard({ whatIf }: { readonly whatIf: NetworkWhatIf }): ReactNode {
  const { networkHps, hashrateHps } = whatIf.values;
  const at = heightOf(whatIf.facts);
  const years = at === null ? null : yearsToHalving(whatIf.facts.chain, at.height);
  const network = networkHps.value === null ? null : splitHashrate(networkHps.value);
  return (
    <Card title={text.stats} aside={<OriginOf whatIf={whatIf} names={['networkHps']} />}>
      <Stats>
        <Stat
          label={text.hashrate}
          value={network?.number ?? message.common.unknown}
          {...(network === null ? {} : { unit: network.unit })}
        />
        <Stat label={text.share} value={shareText(hashrateHps.value, networkHps.value)} />
        <Stat
          label={text.halving}
          value={years === null ? text.noHalving : formatWait(years * yearS)}
        />
      </Stats>
    </Card>
  );
}

function shareText(mine: number | null, all: number | null): string {
  if (mine === null || all === null) return message.common.unknown;
  if (mine <= 0 || all <= 0) return text.shareNone;
  return mine >= all ? '1 in 1' : oneIn(all / mine);
}
