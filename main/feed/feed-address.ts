import { isLocalHost, normalizeHost } from '../net/host-policy.ts';
import type { Endpoint } from '../net/url.ts';

/** A feed's server; `path` is put before those of its requests and does not end with '/'. */
export interface FeedAddress extends Endpoint {
  readonly query: string;
}

/**
 * Reads `http(s)://host[:port][/path][?query]`, as a feed's own address or the user's for it.
 *
 * @param hasKey - a key is sent: outside the own network that needs https
 * @returns what is wrong with it, in words, where it can not be used
 */
export function readFeedAddress(url: string, hasKey: boolean): FeedAddress | string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'its address can not be read: it must look like https://host/path';
  }
  const isTls = parsed.protocol === 'https:';
  if (!isTls && parsed.protocol !== 'http:') return 'its address must begin with https://';
  if (parsed.username !== '' || parsed.password !== '') {
    return 'user name and key go into their own fields, not into the address';
  }
  const host = normalizeHost(parsed.hostname);
  if (hasKey && !isTls && !isLocalHost(host)) {
    return 'a key is sent outside the own network only through https://';
  }
  return {
    host,
    port: parsed.port === '' ? (isTls ? 443 : 80) : Number(parsed.port),
    isTls,
    path: parsed.pathname.replace(/\/+$/, ''),
    query: parsed.search,
  };
}
