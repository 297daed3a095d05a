import { describe, expect, it } from 'vitest';
import { bytesFromHex, hexFromBytes, reverseBytes } from '../../../../common/block/bytes.ts';
import { witnessCommitment } from '../../../../common/block/witness-commitment.ts';
import vector from '../../../vector/template-with-transactions.json' with { type: 'json' };

describe('BIP 141 witness commitment', () => {
  it("equals the node's own for a template with transactions", () => {
    const { transactions, default_witness_commitment } = vector.cases.template;
    const wtxids = transactions.map(({ hash }) => reverseBytes(bytesFromHex(hash)));
    expect(hexFromBytes(witnessCommitment(wtxids))).toBe(default_witness_commitment);
  });

  it("equals the node's own for an empty template", () => {
    expect(hexFromBytes(witnessCommitment([]))).toBe(
      '6a24aa21a9ede2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf9',
    );
  });
});
