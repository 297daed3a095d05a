import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { netErrorFrom } from './socket-error.ts';

/**
 * The addresses of a host name, as the system resolves it; an address is its own.
 *
 * @throws {@link AppError} `net.unknown-host` or `net.failed`
 */
export async function resolveHost(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch (error) {
    throw netErrorFrom(error, host, 0);
  }
}
