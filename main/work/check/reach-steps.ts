import type { TLSSocket } from 'node:tls';
import { resolveHost } from '../../net/resolve.ts';
import { isProxied, type Route } from '../../net/route.ts';
import { connectSocket } from '../../net/socket.ts';
import type { Endpoint } from '../../net/url.ts';
import type { CheckDeps } from '../source/source.ts';
import type { CheckStep } from './checklist.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/**
 * The steps that every source over a network begins with: name, connection, certificate.
 *
 * @param endpoint - throws `net.bad-url` when the address can not be used
 */
export function reachSteps(
  endpoint: () => Endpoint,
  route: Route,
  deps: Pick<CheckDeps, 'clock' | 'signal'>,
): CheckStep[] {
  const connect = (isTls: boolean) =>
    connectSocket({
      endpoint: { ...endpoint(), isTls },
      route,
      timeoutMs: CONNECT_TIMEOUT_MS,
      ...deps,
    });
  return [
    {
      id: 'name',
      label: 'Name',
      async run() {
        const { host } = endpoint();
        if (isProxied(route)) {
          return { outcome: 'skipped', detail: `${host} is looked up by the proxy, not here.` };
        }
        const addresses = await resolveHost(host);
        return addresses.includes(host)
          ? `${host} is an address.`
          : `Found at ${addresses.slice(0, 4).join(', ')}.`;
      },
    },
    {
      id: 'connection',
      label: 'Connection',
      async run() {
        const socket = await connect(false);
        socket.destroy();
        return `Port ${endpoint().port} answers.`;
      },
    },
    {
      id: 'tls',
      label: 'Certificate',
      async run() {
        if (!endpoint().isTls) {
          return { outcome: 'skipped', detail: 'The connection is not encrypted.' };
        }
        const socket = (await connect(true)) as TLSSocket;
        const { validTo } = socket.getPeerX509Certificate() ?? {};
        const trust = socket.authorized ? 'Trusted by this system' : 'Trusted by its pin';
        socket.destroy();
        return `${trust}, valid until ${validTo ?? 'an unknown date'}.`;
      },
    },
  ];
}
