/** How one source is reached besides its address. Absent means: directly, and trusting what the program trusts. */
export interface Route {
  /** host:port of a SOCKS5 proxy, '' for none. */
  readonly socks?: string | undefined;
  /** Streams of different names share nothing at a proxy that isolates by user name, as Tor does. */
  readonly isolation?: string | undefined;
  /** PEM text of further authorities, '' for none. */
  readonly tlsCa?: string | undefined;
  /** SHA-256 of a certificate to trust besides, hex with or without colons; '' for none. */
  readonly tlsPin?: string | undefined;
}

/** True when names must be left to a proxy: nothing may resolve them here. */
export function isProxied(route: Route | undefined): boolean {
  return (route?.socks ?? '').trim() !== '';
}
