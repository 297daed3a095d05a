import { AppError } from '../../../common/contract/errors.ts';
import { type ImportedInfo, ImportedPrices } from '../../../common/contract/tariff.ts';
import { openJsonRecord } from '../../record/json-record.ts';

/** Prices that the user read from a file, kept until others replace them. */
export interface PriceFileStore {
  get(): { readonly prices: ImportedPrices; readonly info: ImportedInfo } | null;
  /** @throws AppError settings.invalid, naming the date */
  set(prices: ImportedPrices): void;
}

interface Kept {
  readonly prices: ImportedPrices | null;
  readonly atMs: number;
}

export function openPriceFile(
  path: string,
  now: () => number,
  problem: (error: unknown) => void,
): PriceFileStore {
  const record = openJsonRecord(path, isKept, problem);
  let kept = record.load('file');
  return {
    get: () =>
      kept?.prices ? { prices: kept.prices, info: infoOf(kept.prices, kept.atMs) } : null,
    set(prices) {
      assertRising(prices);
      kept = { prices, atMs: now() };
      record.save('file', kept);
    },
  };
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | null;
  return typeof kept?.atMs === 'number' && ImportedPrices.safeParse(kept.prices).success;
}

function infoOf(prices: ImportedPrices, importedAtMs: number): ImportedInfo {
  return {
    name: prices.name,
    currency: prices.currency,
    prices: prices.startsMs.length,
    startMs: prices.startsMs[0] ?? prices.endMs,
    endMs: prices.endMs,
    importedAtMs,
  };
}

/** One price for every moment: starts that rise, as many prices, an end after the last start. */
function assertRising({ startsMs, pricesPerKwh, endMs }: ImportedPrices): void {
  if (startsMs.length !== pricesPerKwh.length) {
    throw refused(`${startsMs.length} starts, ${pricesPerKwh.length} prices`, 'one price for each');
  }
  [...startsMs, endMs].forEach((atMs, at) => {
    const before = startsMs[at - 1];
    if (before !== undefined && atMs <= before) {
      throw refused(new Date(atMs).toISOString(), 'times that rise, each once');
    }
  });
}

function refused(value: string, allowed: string): AppError {
  return new AppError('settings.invalid', { field: 'prices', value, allowed });
}
