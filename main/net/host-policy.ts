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

/** True when both name the same host exactly; a subdomain is another host. */
export function isSameHost(left: string, right: string): boolean {
  return normalizeHost(left) === normalizeHost(right);
}
