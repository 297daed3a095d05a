import { spawn } from 'node:child_process';
import dns from 'node:dns';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHttpClient } from '../../../main/net/http.ts';
import { connectLines } from '../../../main/net/line-connection.ts';
import { connectSocket } from '../../../main/net/socket.ts';
import { connectThroughSocks, SOCKS_TIMEOUT_MS } from '../../../main/net/socks5.ts';
import { stratumV1 } from '../../../main/work/source/stratum-v1.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { createFakePool } from '../../fake/fake-pool.ts';
import { createSocksServer, type SocksManner } from '../../fake/socks-server.ts';
import { createSourceRecorder } from '../../fake/source-recorder.ts';
import { findPeer } from '../../peer.ts';

const NAME = 'pool.invalid';
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of closing.splice(0).reverse()) await close();
});

/** Answers every connection with a greeting line, then echoes. */
async function openEcho(): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('hello\n');
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => server.close());
  return (server.address() as AddressInfo).port;
}

async function openProxy(manner: SocksManner) {
  const proxy = await createSocksServer(manner);
  closing.push(() => proxy.close());
  return proxy;
}

const clock = { after: () => () => undefined };
const signal = new AbortController().signal;

function through(proxy: string, host = NAME, port = 3333, isolation = 'a') {
  return connectThroughSocks({ proxy, host, port, isolation, clock, signal });
}

/** Everything by which Node could ask for a name. */
function watchNames() {
  const spies = [
    vi.spyOn(dns, 'lookup'),
    vi.spyOn(dns, 'resolve'),
    vi.spyOn(dns, 'resolve4'),
    vi.spyOn(dns, 'resolve6'),
    vi.spyOn(dns.promises, 'lookup'),
    vi.spyOn(dns.promises, 'resolve'),
  ];
  return () => spies.flatMap((spy) => spy.mock.calls.map(([name]) => name));
}

describe('a connection through SOCKS5', () => {
  it.each([
    ['with a login', { method: 2 }],
    ['without a login', { method: 0 }],
    ['that drips its answers', { drips: true }],
  ])('%s carries lines both ways', async (_, manner) => {
    const proxy = await openProxy({ ...manner, names: { [NAME]: await openEcho() } });
    const lines: string[] = [];
    let told = (): void => undefined;
    const line = await connectLines(
      {
        endpoint: { host: NAME, port: 3333, isTls: false, path: '/' },
        route: { socks: proxy.address, isolation: 'a' },
        timeoutMs: 5000,
        clock,
        signal,
      },
      1000,
      {
        onLine(text) {
          lines.push(text);
          told();
        },
        onClose: () => undefined,
      },
    );
    line.send('there');
    while (lines.length < 2) {
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    }
    line.close();
    expect(lines).toEqual(['hello', 'there']);
    expect(proxy.requests).toMatchObject([{ kind: 3, host: NAME, port: 3333 }]);
    expect(proxy.faults).toEqual([]);
  });

  it('gives each source a login of its own, and one source always the same', async () => {
    const proxy = await openProxy({ names: { [NAME]: await openEcho() } });
    for (const id of ['a', 'b', 'a']) (await through(proxy.address, NAME, 1, id)).destroy();
    const [first, second, third] = proxy.requests.map(({ user }) => user);
    expect(first).toHaveLength(32);
    expect(second).not.toBe(first);
    expect(third).toBe(first);
  });

  it('hands addresses over as addresses', async () => {
    const port = await openEcho();
    const proxy = await openProxy({});
    (await through(proxy.address, '127.0.0.1', port)).destroy();
    for (const host of ['::1', '2001:db8::ff00:42:8329', '::ffff:10.0.0.1']) {
      (await through(proxy.address, host, port)).destroy();
    }
    expect(proxy.requests.map(({ kind, host }) => [kind, host])).toEqual([
      [1, '127.0.0.1'],
      [4, '00000000000000000000000000000001'],
      [4, '20010db8000000000000ff0000428329'],
      [4, '00000000000000000000ffff0a000001'],
    ]);
  });

  it.each([
    [1, 'a reason it does not name'],
    [2, 'rules'],
    [3, 'network'],
    [4, 'does not find the host'],
    [5, 'refused'],
    [8, 'kind of address'],
    [99, 'code 99'],
  ])('says what reply %i means', async (reply, words) => {
    const proxy = await openProxy({ reply });
    await expect(through(proxy.address)).rejects.toMatchObject({
      code: 'net.proxy',
      params: { host: NAME, problem: expect.stringContaining(words) },
    });
  });

  it('names a proxy that wants another login, speaks something else, or is not there', async () => {
    const picky = await openProxy({ method: 255 });
    await expect(through(picky.address)).rejects.toMatchObject({ code: 'net.proxy' });
    const other = `127.0.0.1:${await openEcho()}`;
    await expect(through(other)).rejects.toMatchObject({
      params: { problem: 'it does not speak SOCKS5' },
    });
    const gone = await createSocksServer();
    await gone.close();
    await expect(through(gone.address)).rejects.toMatchObject({
      params: { problem: 'nothing listens there' },
    });
  });

  it('gives up on a proxy that says nothing, and at once when it is told to', async () => {
    const fake = createFakeClock();
    const proxy = await openProxy({ hangs: true });
    const options = { proxy: proxy.address, host: NAME, port: 1, isolation: '' };
    const hanging = connectThroughSocks({ ...options, clock: fake, signal });
    const outcome = expect(hanging).rejects.toMatchObject({ code: 'net.proxy' });
    await pause(20);
    await fake.advance(SOCKS_TIMEOUT_MS);
    await outcome;
    const ending = new AbortController();
    const other = connectThroughSocks({ ...options, clock: fake, signal: ending.signal });
    const aborted = expect(other).rejects.toMatchObject({ name: 'AbortError' });
    await pause(20);
    ending.abort();
    await aborted;
    expect(fake.waiting()).toBe(0);
  });
});

describe('names of proxied sources', () => {
  it('are resolved nowhere on this computer: a pool, a node, and a check of one', async () => {
    const asked = watchNames();
    const pool = await createFakePool(() => undefined);
    closing.push(() => pool.close());
    const web = createHttpServer((_, response) => response.end('answered'));
    web.listen(0, '127.0.0.1');
    await once(web, 'listening');
    closing.push(async () => web.close());
    const { port } = web.address() as AddressInfo;
    const proxy = await openProxy({ names: { [NAME]: pool.port, 'node.invalid': port } });

    const http = createHttpClient(
      { host: 'node.invalid', port: 8332, isTls: false, path: '/' },
      clock,
      undefined,
      { socks: proxy.address, isolation: 'node' },
    );
    const call = { method: 'GET', path: '/', headers: {}, timeoutMs: 5000, maxBytes: 100 } as const;
    expect(await http.send({ ...call, signal })).toMatchObject({ status: 200, text: 'answered' });
    await http.close();

    const settings = {
      id: 'pool',
      kind: 'stratum-v1',
      label: 'Pool',
      enabled: true,
      chain: 'bitcoin-regtest',
      url: `stratum+tcp://${NAME}:3333`,
      user: 'someone',
      tlsPin: '',
      payoutAddress: '',
      socks: proxy.address,
    } as const;
    const source = stratumV1.create(settings, createSourceRecorder(createFakeClock()).deps);
    source.start();
    await pool.until(() => pool.clients[0]?.requests.length !== undefined);
    await source.stop();

    pool.script = ({ id }, client) => client.send({ id, result: null, error: [0, 'no', null] });
    const lines = await stratumV1.check!(settings, {
      clock: createFakeClock(),
      random: () => 0.5,
      secret: '',
      userAgent: 'test',
      signal,
    });
    expect(lines.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['skipped', 'passed']);
    expect(lines[0]?.detail).toContain('by the proxy');

    expect(proxy.requests.map(({ host }) => host)).toEqual(
      expect.arrayContaining([NAME, 'node.invalid']),
    );
    // The proxy itself is an address; a lookup of it would be harmless, one of a source would not.
    expect(asked().filter((name) => String(name).endsWith('.invalid'))).toEqual([]);
  });

  it('do not go around a proxy that is down', async () => {
    const gone = await createSocksServer();
    await gone.close();
    const pool = await createFakePool(() => undefined);
    closing.push(() => pool.close());
    await expect(
      connectSocket({
        endpoint: { host: '127.0.0.1', port: pool.port, isTls: false, path: '/' },
        route: { socks: gone.address },
        timeoutMs: 1000,
        clock,
        signal,
      }),
    ).rejects.toMatchObject({ code: 'net.proxy' });
    expect(pool.clients).toHaveLength(0);
  });
});

const danted = findPeer('danted') ?? findPeer('sockd');

describe.skipIf(danted === null)('Dante', () => {
  it('carries a stratum line to a name, and its refusal is read', async () => {
    const echo = await openEcho();
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    const folder = await mkdtemp(join(tmpdir(), 'adit-dante-'));
    const config = join(folder, 'danted.conf');
    await writeFile(
      config,
      `logoutput: ${join(folder, 'log')}
internal: 127.0.0.1 port = ${port}
external: 127.0.0.1
clientmethod: none
socksmethod: none
client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
socks block { from: 0.0.0.0/0 to: 127.0.0.1/32 port = 9 }
socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
`,
    );
    const server = spawn(danted!, ['-f', config, '-p', join(folder, 'pid')], { stdio: 'ignore' });
    closing.push(async () => {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
      await rm(folder, { recursive: true });
    });
    for (let tries = 0; tries < 100; tries += 1) {
      const probe = connect(port, '127.0.0.1');
      const isUp = await Promise.race([
        once(probe, 'connect').then(() => true),
        once(probe, 'error').then(() => false),
      ]).catch(() => false);
      probe.destroy();
      if (isUp) break;
      await pause(50);
    }
    const proxy = `127.0.0.1:${port}`;
    const socket = await through(proxy, 'localhost', echo);
    socket.write('{"id":1}\n');
    let heard = '';
    while (!heard.includes('{"id":1}')) heard += String((await once(socket, 'data'))[0]);
    socket.destroy();
    expect(heard).toBe('hello\n{"id":1}\n');
    await expect(through(proxy, '127.0.0.1', 9)).rejects.toMatchObject({
      code: 'net.proxy',
      params: { problem: expect.stringContaining('rules') },
    });
  });
});
