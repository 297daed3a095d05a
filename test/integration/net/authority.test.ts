import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { trustedAuthorities } from '../../../main/net/authority.ts';
import { createHttpClient } from '../../../main/net/http.ts';
import { connectSocket } from '../../../main/net/socket.ts';
import { createFakePool, type FakePool } from '../../fake/fake-pool.ts';
import { createSocksServer } from '../../fake/socks-server.ts';
import { type Authority, createAuthority } from '../../fake/throw-away-authority.ts';
import { findPeer } from '../../peer.ts';

const clock = { after: () => () => undefined };
const signal = new AbortController().signal;

describe.skipIf(findPeer('openssl') === null)('an authority of the user', () => {
  let authority: Authority;
  let stranger: Authority;
  let pool: FakePool | undefined;

  beforeAll(async () => {
    [authority, stranger] = await Promise.all([createAuthority(), createAuthority()]);
  });
  afterAll(async () => {
    await Promise.all([authority.remove(), stranger.remove()]);
  });
  afterEach(async () => {
    await pool?.close();
    pool = undefined;
  });

  const reach = (host: string, port: number, tlsCa: string, more: object = {}) =>
    connectSocket({
      endpoint: { host, port, isTls: true, path: '/' },
      route: { tlsCa },
      timeoutMs: 5000,
      clock,
      signal,
      ...more,
    });

  it('is believed for the host it vouches for', async () => {
    pool = await createFakePool(() => undefined, await authority.issue('localhost'));
    (await reach('localhost', pool.port, authority.ca)).destroy();
    const oneLine = authority.ca.replaceAll('\n', '');
    (await reach('localhost', pool.port, oneLine)).destroy();
    (await reach('localhost', pool.port, stranger.ca + authority.ca)).destroy();
  });

  it('is not believed by a source without it, nor with another', async () => {
    pool = await createFakePool(() => undefined, await authority.issue('localhost'));
    for (const ca of ['', stranger.ca]) {
      await expect(reach('localhost', pool.port, ca)).rejects.toMatchObject({
        code: 'net.certificate',
        params: { fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) },
      });
    }
  });

  it('does not make a certificate good for another host', async () => {
    pool = await createFakePool(() => undefined, await authority.issue('other.example'));
    await expect(reach('localhost', pool.port, authority.ca)).rejects.toMatchObject({
      code: 'net.certificate',
    });
  });

  it('counts behind a proxy too, for the name that only the proxy knows', async () => {
    pool = await createFakePool(() => undefined, await authority.issue('pool.invalid'));
    const proxy = await createSocksServer({ names: { 'pool.invalid': pool.port } });
    const route = { socks: proxy.address, tlsCa: authority.ca };
    try {
      (await reach('pool.invalid', 3334, '', { route })).destroy();
      await expect(
        reach('pool.invalid', 3334, '', { route: { ...route, tlsCa: '' } }),
      ).rejects.toMatchObject({ code: 'net.certificate' });
      expect(proxy.faults).toEqual([]);
    } finally {
      await proxy.close();
    }
  });

  it('is believed by a node client over HTTPS', async () => {
    const server = createHttpsServer(await authority.issue('localhost'), (_, response) =>
      response.end('answered'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const endpoint = { host: 'localhost', port, isTls: true, path: '/' };
    const call = { method: 'GET', path: '/', headers: {}, timeoutMs: 5000, maxBytes: 100 } as const;
    const trusting = createHttpClient(endpoint, clock, 1, { tlsCa: authority.ca });
    const wary = createHttpClient(endpoint, clock, 1, { tlsCa: stranger.ca });
    try {
      expect(await trusting.send({ ...call, signal })).toMatchObject({ text: 'answered' });
      await expect(wary.send({ ...call, signal })).rejects.toMatchObject({
        code: 'net.certificate',
        params: { fingerprint: expect.stringContaining(':') },
      });
    } finally {
      await Promise.all([trusting.close(), wary.close()]);
      server.close();
    }
  });

  it('must be a certificate', () => {
    expect(trustedAuthorities(' ', 'a')).toBeUndefined();
    for (const text of ['none', '-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----']) {
      expect(() => trustedAuthorities(text, 'a')).toThrow(/net\.bad-authority/);
    }
  });
});
