import { type ChainAddressRefusal, decodePayoutAddress } from '../../common/chain/address.ts';
import type { Chain } from '../../common/chain/chain.ts';
import { readChain } from '../../common/chain/registry.ts';
import { AppError } from '../../common/contract/errors.ts';

/**
 * The output script that pays an address.
 *
 * @throws {@link AppError} `work.bad-address` with the reason in words
 */
export function payoutScriptOf(address: string, chain: Chain): Uint8Array {
  const decoded = decodePayoutAddress(address, chain);
  if (decoded.ok && decoded.family === 'script') return decoded.script;
  const problem = decoded.ok ? 'It is an address of another kind of coin.' : problemOf(decoded);
  throw new AppError('work.bad-address', {
    address: address.slice(0, 120),
    chain: chain.label,
    problem,
  });
}

/** Why an address can not be paid, as a sentence. */
export function problemOf(refusal: ChainAddressRefusal): string {
  switch (refusal.reason) {
    case 'empty':
      return 'There is no address.';
    case 'mixed-case':
      return 'It mixes capital and small letters, which this kind of address never does.';
    case 'bad-checksum':
      return 'Its check digits are wrong: a character was mistyped or left out.';
    case 'mweb':
      return 'It is an MWEB address. A block reward paid to one is lost; use one that begins with ltc1, L or M.';
    case 'anyone-can-spend':
      return 'Nothing protects coins at this kind of address yet: anyone could take them.';
    case 'subaddress':
      return 'It is a subaddress; a block reward can only be paid to the main address.';
    case 'other-network':
      return `It belongs to ${refusal.otherChainIds.map((id) => readChain(id)?.label ?? id).join(' or ')}.`;
    case 'unknown-form':
      return 'It is not an address of any kind known here.';
  }
}

/**
 * The chain of a source's settings.
 *
 * @throws {@link AppError} `work.wrong-chain` when no such chain is known
 */
export function chainOfSettings(id: string): Chain {
  const chain = readChain(id);
  if (chain) return chain;
  throw new AppError('work.wrong-chain', { expected: 'a chain that Adit knows', found: id });
}
