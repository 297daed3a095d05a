import type { EnergyHour } from '../../../common/contract/energy.ts';
import type { RewardHour } from '../../../common/contract/history.ts';

/** A day of the ledger, by the viewer's own clock. */
export interface EnergyDay {
  /** Its midnight, Unix ms. */
  readonly atMs: number;
  readonly kwh: number;
  /** Of the hours with a price in this currency; null where none had one. */
  readonly cost: number | null;
  /** Energy whose hours had no price in this currency. */
  readonly unpricedKwh: number;
}

/**
 * Hours of the ledger by day, every day from the first to the last included, oldest first. Days without mining
 * are zero: nothing was drawn. Costs in another currency count as unknown.
 *
 * @param midnightOf - the midnight that begins a moment's day, so that days of 23 and 25 hours hold
 */
export function energyByDay(
  hours: readonly EnergyHour[],
  currency: string,
  fromMs: number,
  toMs: number,
  midnightOf: (atMs: number) => number,
): EnergyDay[] {
  const days = new Map<number, EnergyDay>(
    midnights(fromMs, toMs, midnightOf).map((atMs) => [
      atMs,
      { atMs, kwh: 0, cost: null, unpricedKwh: 0 },
    ]),
  );
  for (const { atMs, miningKwh, cost, currency: own } of hours) {
    const day = days.get(midnightOf(atMs));
    if (day === undefined) continue;
    const known = cost !== null && own === currency ? cost : null;
    days.set(day.atMs, {
      ...day,
      kwh: day.kwh + miningKwh,
      cost: known === null ? day.cost : (day.cost ?? 0) + known,
      unpricedKwh: day.unpricedKwh + (known === null ? miningKwh : 0),
    });
  }
  return [...days.values()];
}

/** What a chain's hashes could expect by day, whole coins, every day of the range included. */
export function rewardByDay(
  hours: readonly RewardHour[],
  chainId: string,
  fromMs: number,
  toMs: number,
  midnightOf: (atMs: number) => number,
): { readonly atMs: number; readonly coins: number }[] {
  const days = new Map(midnights(fromMs, toMs, midnightOf).map((atMs) => [atMs, 0]));
  for (const hour of hours) {
    const day = midnightOf(hour.atMs);
    const before = days.get(day);
    if (hour.chainId === chainId && before !== undefined) days.set(day, before + hour.coins);
  }
  return [...days].map(([atMs, coins]) => ({ atMs, coins }));
}

function midnights(
  fromMs: number,
  toMs: number,
  midnightOf: (atMs: number) => number,
): readonly number[] {
  const days: number[] = [];
  // From noon to noon no change of the clock skips or doubles a day.
  for (let at = midnightOf(fromMs); at <= toMs; at = midnightOf(at + 36 * 3_600_000)) days.push(at);
  return days;
}

/** Local midnight. */
export function localMidnight(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
