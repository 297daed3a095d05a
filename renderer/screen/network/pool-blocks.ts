import { mostPools, PoolBlocks } from '../../../common/contract/pool.ts';

/**
 * Reads "Foundry USA 302, AntPool 251": a name and a number each, separated by commas, semicolons or lines.
 *
 * @returns the part that could not be read where one could not
 */
export function parsePools(
  text: string,
): { readonly pools: readonly PoolBlocks[] } | { readonly bad: string } {
  const pools: PoolBlocks[] = [];
  for (const part of text.split(/[,;\n]/)) {
    if (part.trim() === '') continue;
    const match = /^\s*(.*\S)[\s:=]+(\d{1,9}(?:\.\d{1,9})?)\s*$/.exec(part);
    const pool = PoolBlocks.safeParse({
      name: (match?.[1] ?? '').replace(/[:=]$/, ''),
      blocks: Number(match?.[2]),
    });
    if (!pool.success || pools.length >= mostPools) return { bad: part.trim() };
    pools.push(pool.data);
  }
  return { pools };
}

export function poolsText(pools: readonly PoolBlocks[]): string {
  return pools.map(({ name, blocks }) => `${name} ${blocks}`).join(', ');
}
