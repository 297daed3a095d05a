import { concatBytes } from './bytes.ts';
import { encodeCompactSize } from './compact-size.ts';

/** The parts of a block in the order they stand in it. */
export interface BlockParts {
  /** 80 bytes. */
  readonly header: Uint8Array;
  /** In the witness form when the coinbase carries a witness commitment. */
  readonly coinbase: Uint8Array;
  /** The template's `data` of each transaction, verbatim. */
  readonly transactions: readonly Uint8Array[];
  /** Litecoin's extension block, the template's `mweb`; absent elsewhere. */
  readonly mweb?: Uint8Array;
}

/** Joins a block as `submitblock` takes it: header, count, coinbase, transactions, `01` || mweb. */
export function assembleBlock(parts: BlockParts): Uint8Array {
  return concatBytes(
    parts.header,
    encodeCompactSize(1 + parts.transactions.length),
    parts.coinbase,
    ...parts.transactions,
    ...(parts.mweb ? [Uint8Array.of(0x01), parts.mweb] : []),
  );
}
