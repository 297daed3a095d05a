import { addressFromScript } from '../../common/block/address.ts';
import { readHeight } from '../../common/block/bip34-height.ts';
import { equalBytes } from '../../common/block/bytes.ts';
import { parseCoinbase } from '../../common/block/coinbase-parse.ts';
import { coinbaseFromJob } from '../../common/block/job-header.ts';
import { readScript } from '../../common/block/script.ts';
import type { Chain } from '../../common/chain/chain.ts';
import type { CoinbaseView } from '../../common/contract/source.ts';
import type { CoinbaseJob } from '../../common/mining/job.ts';
import { ratioFromBigints } from '../../common/quantity/ratio.ts';

/** More outputs than this are summed but not listed. */
const OUTPUTS_MAX = 200;

/**
 * Takes a job's coinbase apart and says whom it pays. Whose an output is, is decided by its script's bytes.
 *
 * @param chain - for writing addresses; undefined when the source's chain is not known
 * @param payoutScript - of the address that should be paid; null when none is expected
 * @throws {@link DecodeError} when the bytes are no coinbase
 */
export function coinbaseViewOf(
  job: CoinbaseJob,
  chain: Chain | undefined,
  payoutScript: Uint8Array | null,
): CoinbaseView {
  const bytes = coinbaseFromJob(job, new Uint8Array(job.extranonce2Size));
  const { scriptSig, outputs } = parseCoinbase(bytes);
  const totalAtomic = outputs.reduce((sum, { valueAtomic }) => sum + valueAtomic, 0n);
  const forms = chain?.addressForms.family === 'script' ? chain.addressForms : undefined;
  const shareOf = (valueAtomic: bigint): number =>
    totalAtomic === 0n ? 0 : ratioFromBigints(valueAtomic, totalAtomic);
  const isYours = (script: Uint8Array): boolean =>
    payoutScript !== null && equalBytes(script, payoutScript);
  const yoursAtomic = outputs
    .filter(({ script }) => isYours(script))
    .reduce((sum, { valueAtomic }) => sum + valueAtomic, 0n);
  return {
    jobId: job.id,
    sourceId: job.sourceId,
    height: readHeight(scriptSig) ?? null,
    sizeBytes: bytes.length,
    text: printableText(scriptSig),
    outputs: outputs.slice(0, OUTPUTS_MAX).map(({ script, valueAtomic }, index) => ({
      index,
      scriptType: scriptTypeOf(script),
      address: (forms && addressFromScript(script, forms)) ?? null,
      valueAtomic: valueAtomic.toString(),
      share: shareOf(valueAtomic),
      yours: isYours(script),
    })),
    totalAtomic: totalAtomic.toString(),
    yoursShare: payoutScript === null ? null : shareOf(yoursAtomic),
  };
}

function scriptTypeOf(script: Uint8Array): string {
  const isCommitment =
    script.length >= 38 && equalBytes(script.subarray(0, 6), WITNESS_COMMITMENT_START);
  if (isCommitment) return 'witness-commitment';
  if (script[0] === OP_RETURN) return 'op-return';
  return readScript(script)?.kind ?? 'other';
}

const OP_RETURN = 0x6a;
const WITNESS_COMMITMENT_START = Uint8Array.of(0x6a, 0x24, 0xaa, 0x21, 0xa9, 0xed);

/** Runs of four or more printable characters; shorter ones are numbers by chance. */
function printableText(script: Uint8Array): string {
  const text = Array.from(script, (byte) =>
    byte >= 0x20 && byte <= 0x7e ? String.fromCharCode(byte) : '\n',
  ).join('');
  return text
    .split('\n')
    .filter((run) => run.length >= 4)
    .join(' ');
}
