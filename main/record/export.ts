import { readChain } from '../../common/chain/registry.ts';
import type { BlockRecord, ExportRequest, ShareRecord } from '../../common/contract/export.ts';
import { textFromAmount } from '../../common/quantity/amount.ts';
import { type CsvColumn, csvOf } from './csv.ts';
import { energyCsv } from './energy-csv.ts';
import { exactValue } from './exact-value.ts';
import { beancountJournal, hledgerJournal } from './ledger.ts';
import type { RecordReader } from './record-reader.ts';

export interface ExportedText {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const types = {
  csv: { end: 'csv', type: 'text/csv' },
  json: { end: 'json', type: 'application/json' },
  beancount: { end: 'beancount', type: 'text/plain' },
  hledger: { end: 'journal', type: 'text/plain' },
} as const;

/** A range of the record as a file. Times are UTC; what is not known is empty or null, never 0. */
export function exportRecord(
  reader: RecordReader,
  { what, format, fromMs, toMs }: ExportRequest,
): ExportedText {
  const has = (part: ExportRequest['what']): boolean => what === part || what === 'all';
  const blocks = has('blocks') ? reader.blocks(fromMs, toMs) : [];
  const shares = has('shares') ? reader.shares(fromMs, toMs) : [];
  const energy = has('energy') ? reader.energy(fromMs, toMs) : [];
  const { end, type } = types[format];
  const file = (text: string): ExportedText => ({ name: `adit-${what}.${end}`, type, text });
  switch (format) {
    case 'csv':
      if (what === 'blocks') return file(csvOf(blockColumns, blocks));
      return file(what === 'shares' ? csvOf(shareColumns, shares) : energyCsv(energy));
    case 'json': {
      const withAmounts = blocks.map((block) => ({ ...block, ...amountsOf(block) }));
      return file(
        JSON.stringify({
          ...(has('blocks') ? { blocks: withAmounts } : {}),
          ...(has('shares') ? { shares } : {}),
          ...(has('energy') ? { energy } : {}),
        }),
      );
    }
    case 'beancount':
      return file(beancountJournal(blocks, energy));
    case 'hledger':
      return file(hledgerJournal(blocks, energy));
  }
}

/** Whole coins, their ticker, and their worth at receipt; exact decimal text. */
function amountsOf({ chainId, rewardAtomic, price }: BlockRecord): {
  readonly reward: string | null;
  readonly ticker: string | null;
  readonly value: string | null;
} {
  const chain = readChain(chainId);
  if (chain === undefined) return { reward: null, ticker: null, value: null };
  const atomic = rewardAtomic === null ? null : BigInt(rewardAtomic);
  return {
    reward: atomic === null ? null : textFromAmount(atomic, chain.decimals),
    ticker: chain.ticker,
    value: atomic === null || price === null ? null : exactValue(atomic, chain.decimals, price),
  };
}

const utc = (atMs: number): string => new Date(atMs).toISOString();

const blockColumns: readonly CsvColumn<BlockRecord>[] = [
  ['found_utc', (block) => utc(block.foundAtMs)],
  ['chain', (block) => block.chainId],
  ['height', (block) => block.height],
  ['hash', (block) => block.hash],
  ['state', (block) => block.state],
  ['reward', (block) => amountsOf(block).reward],
  ['ticker', (block) => amountsOf(block).ticker],
  ['address', (block) => block.address],
  ['source', (block) => block.sourceId],
  ['received_utc', (block) => (block.receivedAtMs === null ? null : utc(block.receivedAtMs))],
  ['price_at_receipt', (block) => block.price],
  ['currency', (block) => block.currency],
  ['price_from', (block) => block.priceFrom],
  ['value_at_receipt', (block) => amountsOf(block).value],
];

const shareColumns: readonly CsvColumn<ShareRecord>[] = [
  ['at_utc', (share) => utc(share.atMs)],
  ['chain', (share) => share.chainId],
  ['source', (share) => share.sourceId],
  ['outcome', (share) => share.outcome],
  ['difficulty', (share) => share.difficulty],
  ['reason', (share) => share.reason],
];
