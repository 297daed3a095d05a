import { describe, expect, it } from 'vitest';
import { SourceSettings } from '../../../../common/contract/settings.ts';
import { sourceFromFlags } from '../../../../main/cli/source-flags.ts';

const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

describe('sourceFromFlags', () => {
  it.each([
    [{ practice: true }, 'practice'],
    [{ url: 'http://127.0.0.1:8332', 'coinbase-addr': address }, 'solo-gbt'],
    [{ url: 'stratum+tcp://pool.example:3333', user: address }, 'stratum-v1'],
    [{ url: 'http://127.0.0.1:18081', algorithm: 'randomx', user: '4...' }, 'monero-daemon'],
    [
      { url: 'stratum+ssl://pool.example:3333', algorithm: 'randomx', user: '4...' },
      'monero-stratum',
    ],
  ] as const)('reads %j as %s, in settings that the app accepts', (flags, kind) => {
    const settings = sourceFromFlags({ ...flags, socks: '127.0.0.1:9050' });
    expect(settings.kind).toBe(kind);
    expect(SourceSettings.parse(settings)).toEqual(settings);
    if (kind !== 'practice') expect(settings).toMatchObject({ socks: '127.0.0.1:9050' });
  });

  it.each([
    [{}, '--practice or -o'],
    [{ practice: true, url: 'http://x' }, 'needs no -o'],
    [{ url: 'http://127.0.0.1:8332' }, '--coinbase-addr'],
    [{ url: 'stratum+tcp://pool.example:3333' }, '-u <user>'],
    [{ url: 'gopher://x', user: 'x' }, 'stratum+tcp'],
    [{ url: 'http://x', 'coinbase-addr': address, 'tls-ca': '/nowhere.pem' }, 'ENOENT'],
  ])('refuses %j, naming what is wanted', (flags, named) => {
    expect(() => sourceFromFlags(flags)).toThrow(named);
  });
});
