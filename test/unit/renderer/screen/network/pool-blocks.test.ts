import { describe, expect, it } from 'vitest';
import { parsePools, poolsText } from '../../../../../renderer/screen/network/pool-blocks.ts';

describe('parsePools', () => {
  it('reads names with numbers, separated by commas, semicolons or lines', () => {
    expect(parsePools('Foundry USA 302, AntPool: 251;\nF2Pool 100')).toEqual({
      pools: [
        { name: 'Foundry USA', blocks: 302 },
        { name: 'AntPool', blocks: 251 },
        { name: 'F2Pool', blocks: 100 },
      ],
    });
  });

  it('says which part it could not read', () => {
    expect(parsePools('A 1, B, C 2')).toEqual({ bad: 'B' });
    expect(parsePools('A -1')).toEqual({ bad: 'A -1' });
  });

  it('reads back what it writes', () => {
    const pools = [
      { name: 'Pool A', blocks: 3 },
      { name: 'Unknown', blocks: 0.5 },
    ];
    expect(parsePools(poolsText(pools))).toEqual({ pools });
  });
});
