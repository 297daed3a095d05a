/**
 * Difficulties that a chain has not been below for years, by chain id, where kindred chains are far below it:
 * a pool's easier work is theirs, sold as this one's. It needs no witness and holds from the first job on.
 *
 * Bitcoin: at every adjustment since July 2018 above this (least: block 554,400, 5.106e12). In 2025 it was 25 times
 * as much; Bitcoin Cash, eCash and Bitcoin SV were at a fifth of it or less.
 */
const floors: Readonly<Record<string, number>> = { bitcoin: 5e12 };

/**
 * Why work of this difficulty can not be the chain's, as a sentence; null when it can.
 *
 * @param difficulty - on the chain's own scale
 */
export function floorProblem(
  chain: { readonly id: string; readonly label: string },
  difficulty: number,
): string | null {
  const floor = floors[chain.id];
  if (floor === undefined || difficulty >= floor) return null;
  const times = Math.round(floor / difficulty).toLocaleString('en');
  return `Its blocks are ${times} times easier than any of ${chain.label} in years: this is another chain.`;
}
