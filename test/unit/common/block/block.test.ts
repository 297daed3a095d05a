import { describe, expect, it } from 'vitest';
import { assembleBlock } from '../../../../common/block/block.ts';
import { hexFromBytes } from '../../../../common/block/bytes.ts';

const header = new Uint8Array(80).fill(0x11);
const coinbase = Uint8Array.of(0xcb);
const transaction = Uint8Array.of(0x72);

describe('block', () => {
  it('is header, count, coinbase and transactions', () => {
    const block = assembleBlock({ header, coinbase, transactions: [transaction, transaction] });
    expect(hexFromBytes(block)).toBe(`${'11'.repeat(80)}03cb7272`);
  });

  it('counts past 252 in three bytes', () => {
    const transactions = Array<Uint8Array>(252).fill(transaction);
    const block = assembleBlock({ header, coinbase, transactions });
    expect(hexFromBytes(block.subarray(80, 84))).toBe('fdfd00cb');
  });

  it('carries the extension block behind 01', () => {
    const mweb = Uint8Array.of(0x82, 0x30);
    const block = assembleBlock({ header, coinbase, transactions: [], mweb });
    expect(hexFromBytes(block.subarray(80))).toBe('01cb018230');
  });
});
