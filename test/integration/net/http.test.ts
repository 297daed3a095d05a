import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../common/contract/errors.ts';
import { basicAuthorization, createHttpClient, type HttpClient } from '../../../main/net/http.ts';
import type { Route } from '../../../main/net/route.ts';
import { createFakeClock, type FakeClock } from '../../fake/fake-clock.ts';
import { selfSigned } from '../../fake/self-signed.ts';

let server: Server;
let client: HttpClient;
let clock: FakeClock;

afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

async function open(listener: RequestListener, isTls = false, route?: Route): Promise<void> {
  server = isTls ? createTlsServer(selfSigned, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  clock = createFakeClock();
  const endpoint = { host: '127.0.0.1', port: address.port, isTls, path: '/' };
  client = createHttpClient(endpoint, clock, undefined, route);
}

const send = (signal = new AbortController().signal) =>
  client.send({
    method: 'POST',
    path: '/',
    headers: { authorization: basicAuthorization('üser', 'päss') },
    body: '{}',
    timeoutMs: 5000,
    maxBytes: 1000,
    signal,
  });
const failure = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => 'no failure',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

describe('the HTTP client', () => {
  it('gives any status as an answer, with UTF-8 credentials sent', async () => {
    let authorization: string | undefined;
    await open((request, response) => {
      authorization = request.headers.authorization;
      response.writeHead(500, { 'X-Word': 'yes' }).end('körper');
    });
    expect(await send()).toMatchObject({
      status: 500,
      text: 'körper',
      headers: { 'x-word': 'yes' },
    });
    expect(Buffer.from(authorization!.slice(6), 'base64').toString()).toBe('üser:päss');
  });

  it('follows no redirect', async () => {
    let requests = 0;
    await open((_request, response) => {
      requests += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await send()).toMatchObject({ status: 302 });
    expect(requests).toBe(1);
  });

  it('ends an exchange that drips past its time', async () => {
    let drips = 0;
    await open((_request, response) => {
      response.writeHead(200);
      response.write('x');
      drips += 1;
    });
    const outcome = failure(send());
    while (drips === 0) await clock.advance(0);
    await clock.advance(5000);
    expect(await outcome).toBe('net.timeout');
    expect(clock.waiting()).toBe(0);
  });

  it('ends an answer longer than any honest one', async () => {
    await open((_request, response) => response.end('x'.repeat(1001)));
    expect(await failure(send())).toBe('net.too-long');
  });

  it('says when the server hangs up', async () => {
    await open((request) => request.socket.destroy());
    expect(await failure(send())).toBe('net.closed');
  });

  it('aborts with the reason of the signal', async () => {
    let isAsked = false;
    await open(() => {
      isAsked = true;
    });
    const abort = new AbortController();
    const outcome = failure(send(abort.signal));
    while (!isAsked) await clock.advance(0);
    abort.abort();
    expect(await outcome).toBe(abort.signal.reason);
    expect(clock.waiting()).toBe(0);
  });

  it('does not even begin when the signal has aborted', async () => {
    await open(() => expect.unreachable());
    expect(await failure(send(AbortSignal.abort()))).toBeInstanceOf(DOMException);
  });

  it('refuses a certificate that nobody signed', async () => {
    await open((_request, response) => response.end(), true);
    expect(await failure(send())).toBe('net.certificate');
  });

  it('tells the fingerprint of such a node, and takes it once that is pinned', async () => {
    const fingerprint = new X509Certificate(selfSigned.cert).fingerprint256;
    await open((_request, response) => response.end('taken'), true, {});
    await expect(send()).rejects.toMatchObject({
      code: 'net.certificate',
      params: { fingerprint },
    });
    await client.close();
    server.close();
    await open((_request, response) => response.end('taken'), true, { tlsPin: fingerprint });
    expect(await send()).toMatchObject({ status: 200, text: 'taken' });
  });

  it('speaks to four at a time, so that a long poll holds nobody up', async () => {
    let asked = 0;
    await open((request, response) => {
      asked += 1;
      if (asked > 3) response.end('last');
      else request.resume();
    });
    const abort = new AbortController();
    const held = [1, 2, 3].map(() => failure(send(abort.signal)));
    while (asked < 3) await clock.advance(0);
    expect(await send()).toMatchObject({ text: 'last' });
    abort.abort();
    await Promise.all(held);
  });
});
