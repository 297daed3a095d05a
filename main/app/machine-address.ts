import { hostname, networkInterfaces } from 'node:os';

/** An address of this computer in some network. */
export interface MachineAddress {
  readonly interface: string;
  readonly address: string;
}

/** Where this computer can be reached. */
export interface MachinePlace {
  /** IPv4 first; without loopback and without link-local addresses of IPv6, which no URL can name. */
  readonly addresses: readonly MachineAddress[];
  /** Names others may know it by: its own, and the one of multicast DNS. Lower case, letters, digits, '-', '.'. */
  readonly names: readonly string[];
}

/** Looks anew each time: cables and leases come and go. */
export function machinePlace(): MachinePlace {
  const all = Object.entries(networkInterfaces()).flatMap(([name, infos = []]) =>
    infos
      .filter(({ internal, address }) => !internal && !/^fe[89ab]/i.test(address))
      .map(({ address }) => ({ interface: name, address })),
  );
  const isV4 = ({ address }: MachineAddress) => !address.includes(':');
  const name = hostname().toLowerCase();
  const isName = /^[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/.test(name);
  return {
    addresses: [...all.filter(isV4), ...all.filter((each) => !isV4(each))],
    names: !isName ? [] : name.includes('.') ? [name] : [name, `${name}.local`],
  };
}
