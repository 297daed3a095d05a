import type { NodeRpc } from './node-rpc.ts';
import {
  type BlockTemplate,
  parseTemplate,
  TEMPLATE_MAX_BYTES,
  TEMPLATE_RULES,
} from './protocol/getblocktemplate.ts';

/** A long poll answers at a new block, or after a minute when transactions came; silence is no failure. */
const LONG_POLL_TIMEOUT_MS = 150_000;

/**
 * Asks a node for its block template.
 *
 * @param longPollId - answers only when the template with this id is outdated; null answers at once
 * @throws {@link AppError} `net.*`, `rpc.*`; an AbortError
 */
export async function askTemplate(
  rpc: NodeRpc,
  longPollId: string | null,
  signal: AbortSignal,
): Promise<BlockTemplate> {
  const request = { rules: TEMPLATE_RULES };
  const result =
    longPollId === null
      ? await rpc.call('getblocktemplate', [request], { signal, maxBytes: TEMPLATE_MAX_BYTES })
      : await rpc.call('getblocktemplate', [{ ...request, longpollid: longPollId }], {
          signal,
          maxBytes: TEMPLATE_MAX_BYTES,
          timeoutMs: LONG_POLL_TIMEOUT_MS,
        });
  return parseTemplate(result, rpc.host);
}
