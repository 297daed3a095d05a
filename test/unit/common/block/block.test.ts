import { describe, expect, it } from 'vitest';
import { assembleBlock } from '../../../../common/block/block.ts';
import { bytesFromHex, hexFromBytes, reverseBytes } from '../../../../common/block/bytes.ts';
import { parseCoinbase } from '../../../../common/block/coinbase-parse.ts';
import { blockHash, serializeHeader } from '../../../../common/block/header.ts';
import { merkleBranch, rootFromBranch } from '../../../../common/block/merkle.ts';
import { sha256d } from '../../../../common/block/sha256d.ts';

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

  it('is rebuilt from its parts: Bitcoin 170, the first with a payment', () => {
    const firstCoinbase = bytesFromHex(
      '01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff0704ffff001d0102ffffffff0100f2052a01000000434104d46c4968bde02899d2aa0963367c7a6ce34eec332b32e42e5f3407e052d64ac625da6f0718e7b302140434bd725706957c092db53805b821a85b23a7ac61725bac00000000',
    );
    const payment = bytesFromHex(
      '0100000001c997a5e56e104102fa209c6a852dd90660a20b2d9c352423edce25857fcd3704000000004847304402204e45e16932b8af514961a1d3a1a25fdf3f4f7732e9d624c6c61548ab5fb8cd410220181522ec8eca07de4860a4acdd12909d831cc56cbbac4622082221a8768d1d0901ffffffff0200ca9a3b00000000434104ae1a62fe09c5f51b13905f07f06b99a2f7159b2225f374cd378d71302fa28414e7aab37397f554a7df5f142c21c1b7303b8a0626f1baded5c72a704f7e6cd84cac00286bee0000000043410411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5cb2e0eaddfb84ccf9744464f82e160bfa9b8b64f9d4c03f999b8643f656b412a3ac00000000',
    );
    const internal = (hash: string) => reverseBytes(bytesFromHex(hash));
    const { txid, outputs } = parseCoinbase(firstCoinbase);
    expect(outputs[0]?.valueAtomic).toBe(5_000_000_000n);
    const realHeader = serializeHeader({
      version: 1,
      previousHash: internal('000000002a22cfee1f2c846adbd12b3e183d4f97683f85dad08a79780a84bd55'),
      merkleRoot: rootFromBranch(txid, merkleBranch([sha256d(payment)])),
      ntime: 1_231_731_025,
      bits: 0x1d00ffff,
      nonce: 1_889_418_792,
    });
    expect(blockHash(realHeader)).toBe(
      '00000000d1145790a8694403d4063f323d499e655c83426834d4ce2f8dd4a2ee',
    );
    const whole = assembleBlock({
      header: realHeader,
      coinbase: firstCoinbase,
      transactions: [payment],
    });
    expect(whole.length).toBe(490);
  });

  it.each([
    {
      chain: 'Bitcoin',
      coinbase:
        '4d04ffff001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000',
      merkleRoot: '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b',
      reward: 50_00000000n,
    },
    {
      chain: 'Litecoin',
      coinbase:
        '4804ffff001d0104404e592054696d65732030352f4f63742f32303131205374657665204a6f62732c204170706c65e280997320566973696f6e6172792c2044696573206174203536ffffffff0100f2052a010000004341040184710fa689ad5023690c80f3a49c8f13f8d45b8c857fbcbc8bc4a8e4d3eb4b10f4d4604fa08dce601aaf0f470216fe1b51850b4acf21b179c45070ac7b03a9ac00000000',
      merkleRoot: '97ddfbbae6be97fd6cdf3e7ca13232a3afff2353e29badfab7f73011edd4ced9',
      reward: 50_00000000n,
    },
    {
      chain: 'Dogecoin',
      coinbase:
        '1004ffff001d0104084e696e746f6e646fffffffff010058850c020000004341040184710fa689ad5023690c80f3a49c8f13f8d45b8c857fbcbc8bc4a8e4d3eb4b10f4d4604fa08dce601aaf0f470216fe1b51850b4acf21b179c45070ac7b03a9ac00000000',
      merkleRoot: '5b2a3f53f605d62c53e62932dac6925e3d74afa5a4b459745c36d42d0ed26a69',
      reward: 88_00000000n,
    },
  ])("is rebuilt from its parts: $chain's genesis coinbase", ({ coinbase, merkleRoot, reward }) => {
    const parsed = parseCoinbase(bytesFromHex(`0100000001${'00'.repeat(32)}ffffffff${coinbase}`));
    expect(hexFromBytes(reverseBytes(parsed.txid))).toBe(merkleRoot);
    expect(parsed.outputs.map(({ valueAtomic }) => valueAtomic)).toEqual([reward]);
  });
});
