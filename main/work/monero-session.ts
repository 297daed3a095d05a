import { uint64Le } from '../../common/block/bytes.ts';
import { decodePayoutAddress } from '../../common/chain/address.ts';
import type { Chain } from '../../common/chain/chain.ts';
import { AppError } from '../../common/contract/errors.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import { parseNodeUrl } from '../net/url.ts';
import { fillReserve, type OwnTemplate, RESERVE_BYTES } from './monero-job.ts';
import { createMoneroNode, type MoneroNode } from './monero-node.ts';
import { problemOf } from './payout-script.ts';
import {
  MONERO_TEMPLATE_MAX_BYTES,
  parseMoneroInfo,
  parseMoneroTemplate,
} from './protocol/monero-rpc.ts';
import type { Clock } from './source/source.ts';
import { routeOf } from './source-route.ts';

/** What a user must know who pastes an address that someone else gave out, as exchanges do. */
export const PAYMENT_ID_LOST =
  'A block reward carries no payment id: it goes to the main address inside this integrated one. If it is not your own wallet, use another address.';

/** The steps from settings to a template, for mining and for a diagnosis. */

/** @throws {@link AppError} `net.bad-url` */
export function openMoneroNode(
  settings: Extract<SourceSettings, { kind: 'monero-daemon' }>,
  deps: {
    readonly clock: Clock;
    readonly userAgent: string;
    readonly password: () => string;
  },
): MoneroNode {
  const { clock, userAgent, password } = deps;
  return createMoneroNode({
    endpoint: parseNodeUrl(settings.url),
    route: routeOf(settings),
    login: settings.auth === 'password' ? { user: settings.user, password } : null,
    clock,
    userAgent,
  });
}

/**
 * Makes sure that monerod can mine to an address.
 *
 * @returns its kind
 * @throws {@link AppError} `work.bad-address`
 */
export function requireMoneroAddress(address: string, chain: Chain): 'standard' | 'integrated' {
  const decoded = decodePayoutAddress(address, chain);
  const isPayable =
    decoded.ok &&
    decoded.family === 'monero' &&
    (decoded.kind === 'standard' || decoded.kind === 'integrated');
  if (isPayable) return decoded.kind;
  const problem = decoded.ok ? 'It is an address of another kind.' : problemOf(decoded);
  const params = { address: address.slice(0, 120), chain: chain.label, problem };
  throw new AppError('work.bad-address', params);
}

/**
 * Makes sure that a node is on the network that was chosen.
 *
 * @throws {@link AppError} `work.wrong-chain`
 */
export async function requireMoneroNetwork(
  rpc: MoneroNode,
  chain: Chain,
  signal: AbortSignal,
): Promise<ReturnType<typeof parseMoneroInfo>> {
  const info = parseMoneroInfo(await rpc.call('get_info', {}, { signal }), rpc.host);
  if (info.networkType !== chain.nodeChain) {
    throw new AppError('work.wrong-chain', { expected: chain.label, found: info.networkType });
  }
  return info;
}

/** A template for an address, with reserve bytes like no other miner's. */
export async function askMoneroTemplate(
  rpc: MoneroNode,
  address: string,
  random: () => number,
  signal: AbortSignal,
): Promise<OwnTemplate> {
  const params = { wallet_address: address, reserve_size: RESERVE_BYTES };
  const call = { signal, maxBytes: MONERO_TEMPLATE_MAX_BYTES };
  const answer = await rpc.call('get_block_template', params, call);
  const template = parseMoneroTemplate(answer, rpc.host);
  return fillReserve(template, uint64Le(BigInt(Math.floor(random() * 2 ** 53))), rpc.host);
}
