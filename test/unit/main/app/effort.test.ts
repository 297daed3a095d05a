import { describe, expect, it } from 'vitest';
import type { BlockInfo, NetworkInfo } from '../../../../common/contract/source.ts';
import { createEffort } from '../../../../main/app/effort.ts';

function memory() {
  const kept = new Map<string, number>();
  return {
    get: (key: string) => kept.get(key),
    set: (key: string, value: number) => void kept.set(key, value),
  };
}

const network = (hashesPerBlock: number | null, chainId = 'monero') =>
  ({ chainId, hashesPerBlock }) as NetworkInfo;
const block = (foundAtMs: number, state: BlockInfo['state'] = 'accepted', chainId = 'monero') =>
  ({ chainId, state, foundAtMs }) as BlockInfo;

describe('effort', () => {
  it('weighs each hash by the difficulty of its time, for each chain alone', () => {
    const effort = createEffort(memory());
    effort.add(network(1000), 500);
    effort.add(network(2000), 500);
    effort.add(network(10, 'monero-regtest'), 20);
    expect(effort.of('monero')).toBeCloseTo(0.75);
    expect(effort.of('monero-regtest')).toBe(2);
    expect(effort.of('bitcoin')).toBe(0);
  });

  it('counts nothing while the difficulty is unknown', () => {
    const effort = createEffort(memory());
    effort.add(null, 500);
    effort.add(network(null), 500);
    expect(effort.of('monero')).toBe(0);
  });

  it('begins anew with a found block, once, and survives a restart', () => {
    const numbers = memory();
    const effort = createEffort(numbers);
    effort.add(network(1000), 500);
    effort.blocksChanged([block(5)]);
    expect(effort.of('monero')).toBe(0);
    effort.add(network(1000), 100);
    const next = createEffort(numbers);
    next.blocksChanged([block(5, 'confirmed')]);
    expect(next.of('monero')).toBeCloseTo(0.1);
    next.blocksChanged([block(9, 'refused'), block(9, 'accepted', 'bitcoin')]);
    expect(next.of('monero')).toBeCloseTo(0.1);
    next.blocksChanged([block(9, 'orphaned')]);
    expect(next.of('monero')).toBe(0);
  });
});
