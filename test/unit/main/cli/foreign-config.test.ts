import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceSettings } from '../../../../common/contract/settings.ts';
import { readForeignConfig } from '../../../../main/cli/foreign-config.ts';

const address =
  '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';

describe('readForeignConfig', () => {
  it("reads XMRig's config.json with its comments", () => {
    const config = readForeignConfig(`{
      // made by a wizard
      "autosave": true, /* yes */
      "cpu": true, "donate-level": 1,
      "pools": [
        {"algo": null, "coin": "XMR", "url": "pool.example:3333", "user": "${address}", "pass": "x//y", "tls": false, "keepalive": true},
        {"url": "stratum+ssl://tls.example:443", "user": "me", "pass": "", "tls": true, "tls-fingerprint": "AB", "socks5": "127.0.0.1:9050"},
        {"url": "127.0.0.1:18081", "user": "${address}", "pass": "x", "daemon": true, "daemon-zmq-port": 18083},
        {"algo": "kawpow", "url": "rvn.example:3333", "user": "me"},
        {"algo": "rx/0", "url": "no-port.example", "user": "me", "enabled": false},
      ],
    }`);
    expect(config.kind).toBe('XMRig');
    expect(config.sources.map(({ settings }) => settings)).toMatchObject([
      { kind: 'monero-stratum', chain: 'monero', url: 'stratum+tcp://pool.example:3333' },
      {
        kind: 'monero-stratum',
        url: 'stratum+ssl://tls.example:443',
        tlsPin: 'AB',
        socks: '127.0.0.1:9050',
      },
      {
        kind: 'monero-daemon',
        url: 'http://127.0.0.1:18081',
        payoutAddress: address,
        zmqUrl: 'tcp://127.0.0.1:18083',
        auth: 'none',
      },
    ]);
    expect(config.sources.map(({ secret }) => secret)).toEqual(['x//y', '', '']);
    expect(config.ignored).toEqual([
      'pool 4: Adit does not mine kawpow',
      'pool 5: its address can not be used: no-port.example',
      'autosave',
      'cpu',
      'donate-level',
    ]);
    expect(JSON.stringify([config.taken, config.ignored])).not.toContain('x//y');
  });

  it("reads cpuminer's JSON for a node of one's own", () => {
    const config = readForeignConfig(
      JSON.stringify({
        url: 'http://127.0.0.1:9332/',
        userpass: 'rpc:se:cret',
        algo: 'scrypt',
        threads: 4,
        'coinbase-addr': 'ltc1qxyz',
        quiet: true,
      }),
    );
    expect(config.sources).toMatchObject([
      {
        settings: {
          kind: 'solo-gbt',
          chain: 'litecoin',
          url: 'http://127.0.0.1:9332',
          auth: 'password',
          user: 'rpc',
          payoutAddress: 'ltc1qxyz',
        },
        secret: 'se:cret',
      },
    ]);
    expect(config).toMatchObject({ threads: 4, ignored: ['quiet'] });
  });

  it('takes a login out of the address', () => {
    const { sources } = readForeignConfig(
      '{"url":"stratum+tcp://me.worker:pw@pool.example:3333","algo":"sha256d"}',
    );
    expect(sources).toMatchObject([
      { settings: { url: 'stratum+tcp://pool.example:3333', user: 'me.worker' }, secret: 'pw' },
    ]);
  });

  it("reads cgminer's pools", () => {
    const config = readForeignConfig(
      '{"pools":[{"url":"stratum+tcp://a.example:1","user":"u","pass":"p"}],"api-listen":true}',
    );
    expect(config).toMatchObject({ kind: 'cgminer', ignored: ['api-listen'] });
    expect(config.sources[0]!.settings).toMatchObject({ kind: 'stratum-v1', chain: 'bitcoin' });
  });

  it('reads a start script', () => {
    const config = readForeignConfig(`#!/bin/sh
# minerd -o stratum+tcp://old.example:1 -u no
exec ./minerd -a sha256d -t 2 \\
  -o stratum+tcp://pool.example:3333 -u "bc1q me" --pass='a b' -R 5 --retries=3`);
    expect(config).toMatchObject({
      kind: 'a command line',
      threads: 2,
      sources: [
        {
          settings: { kind: 'stratum-v1', url: 'stratum+tcp://pool.example:3333', user: 'bc1q me' },
          secret: 'a b',
        },
      ],
      ignored: ['-R', '--retries'],
    });
  });

  it('leaves a pool out rather than reach it without its proxy', () => {
    const config = readForeignConfig('minerd -o stratum+tcp://a.example:1 -u u -x http://p:8080');
    expect(config).toMatchObject({ sources: [], ignored: ['pool 1: its socks can not be used'] });
    const { sources } = readForeignConfig('xmrig -o a.example:1 -u u --proxy=socks5://[::1]:9050');
    expect(sources).toMatchObject([{ settings: { socks: '[::1]:9050' } }]);
  });

  it('keeps what follows a second -o apart', () => {
    const { sources } = readForeignConfig(
      'xmrig.exe -o a.example:1 -u one -p x -o b.example:2 -u two --tls',
    );
    expect(sources.map(({ settings }) => settings)).toMatchObject([
      { url: 'stratum+tcp://a.example:1', user: 'one' },
      { url: 'stratum+ssl://b.example:2', user: 'two' },
    ]);
  });

  it('ignores what no source could hold', () => {
    const config = readForeignConfig(
      JSON.stringify({ url: 'stratum+tcp://a.example:1', user: 'u'.repeat(900), algo: 'sha256d' }),
    );
    expect(config).toMatchObject({ sources: [], ignored: ['pool 1: its user can not be used'] });
  });

  it.each(['', 'hello', '{', '{}', '[]', '{"pools":5}', '{"url":5}', '{"pools":[]'])(
    'refuses %j in words',
    (text) => {
      expect(() => readForeignConfig(text)).toThrow(RangeError);
    },
  );

  it('never throws anything else, and gives only sources that are valid', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('stratum+tcp://a:1', 'a:99999', 'http://x:1/y', 'rx/0', 'scrypt', 'u:p@h:1'),
    );
    const pool = fc.record(
      {
        url: word,
        user: word,
        pass: word,
        algo: word,
        coin: word,
        tls: fc.boolean(),
        daemon: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.record({ pools: fc.array(pool) }).map((value) => JSON.stringify(value)),
      pool.map((value) => JSON.stringify(value)),
      fc.tuple(word, word, word).map(([a, b, c]) => `minerd -o ${a} -u ${b} -p ${c}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        try {
          for (const { settings } of readForeignConfig(text).sources) {
            SourceSettings.parse({ ...settings, id: 'a' });
          }
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes time in proportion to length', () => {
    for (const text of [
      `{"pools":[],"a":"${'/'.repeat(900_000)}"}`,
      `{${'/*'.repeat(400_000)}`,
      `{"a":${','.repeat(900_000)}`,
      `minerd -o ${'"'.repeat(900_000)}`,
      `minerd -o ${'a@'.repeat(400_000)}`,
      ' '.repeat(900_000),
    ]) {
      const beganMs = performance.now();
      expect(() => {
        try {
          readForeignConfig(text);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }).not.toThrow();
      expect(performance.now() - beganMs, text.slice(0, 20)).toBeLessThan(2000);
    }
  });
});
