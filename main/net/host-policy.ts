import { isIP } from 'node:net';

/** What a host name says about where it leads, without asking DNS. One place, so that no rule differs. */

/** Lower case, without the brackets of an IPv6 literal and without a closing dot. */
export function normalizeHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
}

/** True for names and addresses that never leave this computer. */
export function isLoopbackHost(host: string): boolean {
  const name = normalizeHost(host);
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '::1' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(name)
  );
}

/** True for an address of IPv4 or IPv6, false for a name. */
export function isAddress(host: string): boolean {
  return isIP(normalizeHost(host)) !== 0;
}

/** True when both name the same host exactly; a subdomain is another host. */
export function isSameHost(left: string, right: string): boolean {
  return normalizeHost(left) === normalizeHost(right);
}

/** True for hosts of the own network: loopback, private and link-local addresses, names without a public suffix. */
export function isLocalHost(host: string): boolean {
  const name = normalizeHost(host);
  return (
    isLoopbackHost(name) ||
    /^(10|127)\.\d+\.\d+\.\d+$/.test(name) ||
    /^192\.168\.\d+\.\d+$/.test(name) ||
    /^172\.(1[6-9]|2\d|3[01])\.\d+\.\d+$/.test(name) ||
    /^169\.254\.\d+\.\d+$/.test(name) ||
    /^f[cd][0-9a-f]{2}:/.test(name) ||
    /^fe[89ab][0-9a-f]:/.test(name) ||
    /\.(local|lan|home|internal|home\.arpa|localdomain)$/.test(name) ||
    /^[a-z0-9-]+$/.test(name)
  );
}
