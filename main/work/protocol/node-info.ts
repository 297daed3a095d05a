import { z } from 'zod';
import { parseResult } from './json-rpc.ts';

/** The node calls around a template, each with the few fields that are used. */

const Count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

const ChainInfo = z.object({
  chain: z.string().max(40),
  blocks: Count,
  headers: Count.optional(),
  initialblockdownload: z.boolean().optional(),
  difficulty: z.number().positive().optional(),
});
export type ChainInfo = z.infer<typeof ChainInfo>;

/** `getblockchaininfo`. */
export function parseChainInfo(result: unknown, host: string): ChainInfo {
  return parseResult(ChainInfo, result, { host, method: 'getblockchaininfo' });
}

const MiningInfo = z.object({ networkhashps: z.number().min(0).optional() });

/** `getmininginfo`: H/s of the network as the node estimates it, null where it does not say. */
export function parseNetworkHashrate(result: unknown, host: string): number | null {
  const context = { host, method: 'getmininginfo' };
  return parseResult(MiningInfo, result, context).networkhashps ?? null;
}

const NetworkInfo = z.object({ subversion: z.string().max(300), connections: Count.optional() });

export interface NodeIdentity {
  /** For example 'LitecoinCore 0.21.2.1'. */
  readonly name: string;
  readonly connections: number | null;
}

/** `getnetworkinfo`. */
export function parseNodeIdentity(result: unknown, host: string): NodeIdentity {
  const parsed = parseResult(NetworkInfo, result, { host, method: 'getnetworkinfo' });
  const name = parsed.subversion.replaceAll('/', ' ').trim().replaceAll(':', ' ').slice(0, 60);
  return { name, connections: parsed.connections ?? null };
}

const HashText = z.string().regex(/^[0-9a-fA-F]{64}$/, 'not a hash');

/** `getblockhash`, `getbestblockhash`: as printed, lower case. */
export function parseBlockHash(result: unknown, host: string, method: string): string {
  return parseResult(HashText, result, { host, method }).toLowerCase();
}

const HeaderInfo = z.object({
  height: Count,
  confirmations: z.number().int().min(-1).max(Number.MAX_SAFE_INTEGER),
  /** Seconds since 1970. */
  time: Count.optional(),
});

/** `getblockheader`; confirmations are -1 off the best chain. */
export function parseHeaderInfo(result: unknown, host: string) {
  return parseResult(HeaderInfo, result, { host, method: 'getblockheader' });
}

/** Blocks between headers and chain from which a node counts as behind. */
const BEHIND_BLOCKS = 3;

/** True when the node says itself that it has the newest blocks. */
export function isSynchronised({ blocks, headers, initialblockdownload }: ChainInfo): boolean {
  return !initialblockdownload && (headers ?? blocks) - blocks <= BEHIND_BLOCKS;
}
