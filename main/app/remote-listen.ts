import { AppError } from '../../common/contract/errors.ts';
import type { RemoteSettings } from '../../common/contract/remote.ts';
import { isLoopbackHost } from '../net/host-policy.ts';
import type { MachinePlace } from './machine-address.ts';

/** Names of this computer to itself. */
const loopbackHosts = ['127.0.0.1', 'localhost'];

/**
 * The address to listen on.
 *
 * @throws AppError remote.no-interface
 */
export function listenAddress(settings: RemoteSettings, place: MachinePlace): string {
  switch (settings.reach) {
    case 'computer':
      return '127.0.0.1';
    case 'network':
      return '0.0.0.0';
    case 'interface': {
      const found = place.addresses.find((each) => each.interface === settings.interface);
      if (found !== undefined) return found.address;
      throw new AppError(
        'remote.no-interface',
        { interface: settings.interface },
        { retry: 'later' },
      );
    }
  }
}

/**
 * Names and addresses by which a listener on this address is reached, the likeliest first: what requests may
 * name as their host, and what a certificate must be good for.
 */
export function hostsOf(address: string, place: MachinePlace): string[] {
  if (isLoopbackHost(address)) return [...new Set([address, ...loopbackHosts])];
  const isAny = address === '0.0.0.0' || address === '::';
  const addresses = place.addresses
    .map((each) => each.address)
    .filter((each) => address === '::' || (isAny ? !each.includes(':') : each === address));
  const listened = isAny ? addresses : [address];
  return [...new Set([...listened, ...place.names, ...(isAny ? loopbackHosts : [])])];
}
