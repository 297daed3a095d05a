import { describe, expect, it } from 'vitest';
import { hexFromBytes } from '../../../../common/block/bytes.ts';
import { bitcoinRegtest } from '../../../../common/chain/bitcoin-regtest.ts';
import { coinbaseViewOf } from '../../../../main/work/coinbase-view.ts';
import { createExtranonceCounter } from '../../../../main/work/extranonce-counter.ts';
import { networkFromTemplate } from '../../../../main/work/network-view.ts';
import { payoutScriptOf } from '../../../../main/work/payout-script.ts';
import { parseTemplate } from '../../../../main/work/protocol/getblocktemplate.ts';
import { blockFromSolution, jobFromTemplate } from '../../../../main/work/template-job.ts';
import { checkBlock } from '../../../fake/block-check.ts';
import { solve } from '../../../fake/test-miner.ts';
import recorded from '../../../vector/template-with-transactions.json' with { type: 'json' };

const { template: raw, merkleBranch } = recorded.cases;
const template = parseTemplate(raw, 'node');
const payoutScript = payoutScriptOf('bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw', bitcoinRegtest);
const job = jobFromTemplate({
  chain: bitcoinRegtest,
  template,
  payoutScript,
  coinbaseText: 'Adit',
  jobId: 'j',
  sourceId: 's',
  extranonce1: createExtranonceCounter(() => 0.5)(),
  shareTarget: new Uint8Array(32),
  cleanJobs: true,
  receivedAtMs: 0,
});

describe('a job from a recorded template', () => {
  it('has the recorded merkle branch', () => {
    expect(job.merkleBranch.map(hexFromBytes)).toEqual(merkleBranch);
  });

  it('never asks for shares harder than a block', () => {
    expect(job.shareTarget).toEqual(template.target);
  });

  it('gives a block that a separate checker accepts, and pays the script', () => {
    const solution = solve(job, template.target);
    const { hash, blockHex } = blockFromSolution(template, job, solution);
    const checked = checkBlock(blockHex, {
      previousHash: raw.previousblockhash,
      height: raw.height,
      bits: 0x207fffff,
      coinbaseValueMax: BigInt(raw.coinbasevalue),
      minTime: raw.mintime,
      maxTime: raw.curtime + 7200,
    });
    expect(checked).toMatchObject({
      hash,
      outputs: [
        { value: BigInt(raw.coinbasevalue), script: hexFromBytes(payoutScript) },
        { value: 0n, script: raw.default_witness_commitment },
      ],
    });
  });

  it('is decoded by other code to what was meant', () => {
    expect(coinbaseViewOf(job, bitcoinRegtest, payoutScript)).toMatchObject({
      height: 288,
      text: 'Adit',
      totalAtomic: '2500100000',
      yoursShare: 1,
      outputs: [
        {
          scriptType: 'p2wpkh',
          address: 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw',
          yours: true,
          share: 1,
        },
        { scriptType: 'witness-commitment', yours: false, share: 0 },
      ],
    });
    expect(coinbaseViewOf(job, bitcoinRegtest, null).yoursShare).toBeNull();
  });

  it('tells subsidy from fees', () => {
    const about = { networkHashrateHps: null, from: 'own node', atMs: 0 };
    expect(networkFromTemplate(bitcoinRegtest, template, about)).toMatchObject({
      height: 288,
      subsidyAtomic: '2500000000',
      feesAtomic: '100000',
    });
  });
});

describe('the extranonce counter', () => {
  it('never repeats a value and differs between runs', () => {
    const next = createExtranonceCounter(() => 0.25);
    const values = Array.from({ length: 1000 }, () => hexFromBytes(next()));
    expect(new Set(values).size).toBe(1000);
    expect(hexFromBytes(createExtranonceCounter(() => 0.75)())).not.toBe(values[0]);
  });
});
