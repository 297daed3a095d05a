import { mkdtempSync, writeFileSync } from 'node:fs';
import { type RequestOptions, request } from 'node:http';
import { request as requestTls } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { AppError } from '../../../../common/contract/errors.ts';
import { command, event, query } from '../../../../common/contract/wire.ts';
import { createAttempts } from '../../../../main/serve/attempts.ts';
import { makeCertificate } from '../../../../main/serve/certificate.ts';
import { deviceName } from '../../../../main/serve/device-name.ts';
import {
  type HttpFace,
  type HttpFaceOptions,
  linkOf,
  startHttpFace,
} from '../../../../main/serve/http.ts';
import { createHub } from '../../../../main/serve/hub.ts';
import { type Caller, createRouter } from '../../../../main/serve/router.ts';
import {
  createSessions,
  type SessionOptions,
  type SessionRecord,
  sessionLifetimeMs,
} from '../../../../main/serve/session.ts';

const contract = {
  number: {
    double: query(z.strictObject({ value: z.number() }), z.number()),
    set: command(z.strictObject({ value: z.number() }), z.void()),
    fail: query(z.void(), z.void()),
    changed: event(z.number()),
  },
} as const;

function routerWith(faults: unknown[] = []) {
  return createRouter(
    contract,
    {
      number: {
        double: ({ value }) => value * 2,
        set: () => undefined,
        fail: () => {
          throw new AppError('rpc.busy', { host: 'h' }, { retry: 'later' });
        },
      },
    },
    (channel, error) => faults.push([channel, error]),
  );
}

const caller: Caller = {
  signal: new AbortController().signal,
  readOnly: false,
  isRemote: false,
};
const ask = (channel: string, argument?: unknown) => ({
  type: 'request',
  id: 7,
  channel,
  argument,
});

describe('createRouter', () => {
  it('answers a call', async () => {
    expect(await routerWith()(ask('number.double', { value: 4 }), caller)).toEqual({
      type: 'response',
      id: 7,
      ok: true,
      value: 8,
    });
  });

  it.each([{ value: 'x' }, { value: 1, more: 2 }, undefined, null, []])(
    'refuses the argument %j',
    async (argument) => {
      expect(await routerWith()(ask('number.double', argument), caller)).toMatchObject({
        ok: false,
        error: { code: 'ipc.invalid-argument' },
      });
    },
  );

  it.each(['number.changed', 'number.nothing', '__proto__.x', 'constructor', ''])(
    'knows no call %j',
    async (channel) => {
      expect(await routerWith()(ask(channel), caller)).toMatchObject({
        error: { code: 'ipc.unknown-call' },
      });
    },
  );

  it('refuses a change by a reader', async () => {
    expect(
      await routerWith()(ask('number.set', { value: 1 }), { ...caller, readOnly: true }),
    ).toMatchObject({ error: { code: 'ipc.read-only' } });
  });

  it('carries a coded error with its data and retry hint', async () => {
    expect(await routerWith()(ask('number.fail'), caller)).toMatchObject({
      error: { code: 'rpc.busy', params: { host: 'h' }, retry: 'later' },
    });
  });

  it.each([null, 3, {}, { type: 'request' }, { type: 'event', channel: 'a', payload: 1 }])(
    'does not answer what is no request: %j',
    async (message) => {
      expect(await routerWith()(message, caller)).toBeUndefined();
    },
  );
});

describe('createSessions', () => {
  const create = (options: Partial<SessionOptions> = {}) =>
    createSessions({ now: () => 0, linkMs: 60_000, ...options });

  it('sells one session for a link', () => {
    const sessions = create();
    const token = sessions.issue();
    const cookie = sessions.redeem(token, 'Firefox, Linux');
    expect(sessions.find(cookie)).toMatchObject({ device: 'Firefox, Linux' });
    expect(sessions.redeem(token, '')).toBeUndefined();
    expect(sessions.find('other')).toBeUndefined();
    expect(sessions.find(undefined)).toBeUndefined();
  });

  it('opens nothing with an older link, nor one that lay too long, nor without any', () => {
    let nowMs = 0;
    const sessions = create({ now: () => nowMs });
    expect(sessions.redeem('', '')).toBeUndefined();
    const older = sessions.issue();
    const token = sessions.issue();
    expect(sessions.redeem(older, '')).toBeUndefined();
    nowMs = 60_000;
    expect(sessions.redeem(token, '')).toBeUndefined();
  });

  it('keeps no cookie and no token, only what recognises them', () => {
    let kept: readonly SessionRecord[] = [];
    const sessions = create({ changed: (list) => (kept = list) });
    const token = sessions.issue();
    const cookie = sessions.redeem(token, '') ?? '';
    expect(JSON.stringify(kept)).not.toContain(cookie);
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(create({ kept }).find(cookie)).toBeDefined();
  });

  it('forgets who was not here for a month, and the oldest of too many', () => {
    let nowMs = 0;
    const sessions = create({ now: () => nowMs, linkMs: Number.POSITIVE_INFINITY });
    const cookies: (string | undefined)[] = [];
    for (let each = 0; each < 17; each += 1) {
      nowMs = each;
      cookies.push(sessions.redeem(sessions.issue(), ''));
    }
    expect(cookies.map((cookie) => sessions.find(cookie) !== undefined)).toEqual([
      false,
      ...Array(16).fill(true),
    ]);
    sessions.seen(sessions.find(cookies[16])?.id ?? '');
    nowMs = sessionLifetimeMs + 15;
    expect(sessions.list()).toHaveLength(1);
  });

  it('signs everybody out, and voids the link that lies about', () => {
    const sessions = create();
    const cookie = sessions.redeem(sessions.issue(), '');
    const token = sessions.issue();
    sessions.signOutAll();
    expect(sessions.find(cookie)).toBeUndefined();
    expect(sessions.redeem(token, '')).toBeUndefined();
  });
});

describe('createAttempts', () => {
  it('stops listening to guesses of one address for a minute', () => {
    let nowMs = 0;
    const attempts = createAttempts(() => nowMs);
    for (let guess = 0; guess < 10; guess += 1) attempts.failed('10.0.0.9');
    expect(attempts.isBarred('10.0.0.9')).toBe(true);
    expect(attempts.isBarred('10.0.0.8')).toBe(false);
    nowMs = 60_000;
    expect(attempts.isBarred('10.0.0.9')).toBe(false);
  });

  it('takes many guessing addresses for one', () => {
    const attempts = createAttempts(() => 0);
    for (let address = 0; address < 300; address += 1) attempts.failed(`fd00::${address}`);
    expect(attempts.isBarred('fd00::1')).toBe(false);
    expect(attempts.isBarred('fd00::999')).toBe(true);
  });
});

describe('deviceName', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0',
      'Edge, Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox, Linux'],
    ['curl/8.5.0', ''],
  ])('%s', (userAgent, name) => expect(deviceName(userAgent)).toBe(name));
});

describe('startHttpFace', () => {
  let face: HttpFace | undefined;
  afterEach(async () => face?.close());

  async function start(options: Partial<HttpFaceOptions> = {}) {
    const pageFolder = mkdtempSync(join(tmpdir(), 'adit-page-'));
    writeFileSync(join(pageFolder, 'index.html'), '<title>Adit</title>');
    writeFileSync(join(pageFolder, 'manifest.webmanifest'), '{}');
    writeFileSync(join(pageFolder, '..', 'outside.html'), 'secret');
    const hub = createHub();
    const sessions = createSessions({ now: () => 0, linkMs: 1 });
    face = await startHttpFace({
      router: routerWith(),
      hub,
      pageFolder,
      host: '127.0.0.1',
      port: 0,
      hosts: () => ['127.0.0.1', 'localhost'],
      sessions,
      attempts: createAttempts(() => 0),
      caller: () => ({ readOnly: false, isRemote: false }),
      ...options,
    });
    const url = face.urls()[0] ?? '';
    return { url, hub, sessions, newLink: () => linkOf(url, sessions.issue()) };
  }

  /** Asks as no browser's fetch lets one ask: with any path, host and certificate. */
  const raw = (options: RequestOptions, ask: typeof request = request) =>
    new Promise<number | string | undefined>((resolve) => {
      ask({ port: face?.port, host: '127.0.0.1', ...options }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        .end();
    });

  async function signIn(link: string): Promise<string> {
    const answer = await fetch(link);
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Path=\//);
    return cookie.split(';')[0] ?? '';
  }

  it('opens by its link once', async () => {
    let signedIn = 0;
    const { url, newLink } = await start({ signedIn: () => (signedIn += 1) });
    const link = newLink();
    const cookie = await signIn(link);
    expect(signedIn).toBe(1);
    expect((await fetch(link)).status).toBe(401);
    // The browser that was let in may open it again, from its history.
    expect((await fetch(link, { headers: { cookie } })).status).toBe(200);
    const page = await fetch(url, { headers: { cookie } });
    expect(await page.text()).toContain('Adit');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('stops listening to guesses, even to the right one', async () => {
    const { url, newLink } = await start();
    for (let guess = 0; guess < 10; guess += 1) {
      expect((await fetch(linkOf(url, `guess-${guess}`))).status).toBe(401);
    }
    expect((await fetch(newLink())).status).toBe(429);
  });

  it('shows nothing without a session but what a home screen needs', async () => {
    const { url } = await start();
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(new URL('/index.html', url))).status).toBe(401);
    expect((await fetch(new URL('/manifest.webmanifest', url))).status).toBe(200);
  });

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1'])(
    'refuses the host name %j, against DNS rebinding',
    async (host) => {
      await start();
      expect(await raw({ headers: { host } })).toBe(421);
    },
  );

  it.each(['//', '/\\', 'http://evil.example/', '*'])(
    'lives through the target %j',
    async (path) => {
      await start();
      const headers = { host: `localhost:${face?.port}` };
      expect([400, 401, 404]).toContain(await raw({ path, headers }));
      expect(await raw({ headers })).toBe(401);
    },
  );

  it.each(['/../outside.html', '/%2e%2e/outside.html', '/..%2foutside.html', '/%', '/index.js'])(
    'serves no file outside its folder: %s',
    async (path) => {
      const { newLink } = await start();
      const cookie = await signIn(newLink());
      expect(await raw({ path, headers: { cookie } })).toBe(404);
    },
  );

  it('carries calls and events over a WebSocket of its own page only', async () => {
    let readOnly = true;
    const {
      url: base,
      newLink,
      hub,
      sessions,
    } = await start({
      caller: () => ({ readOnly, isRemote: true }),
    });
    const cookie = await signIn(newLink());
    const url = `${base.replace('http', 'ws')}api/ws`;
    const origin = base.slice(0, -1);

    for (const headers of [
      {},
      { cookie },
      { origin },
      { cookie, origin: 'http://evil.example' },
      { cookie, origin: origin.replace('http', 'https') },
      { cookie, origin: origin.replace('127.0.0.1', 'localhost') },
      { cookie, origin, host: 'evil.example' },
    ]) {
      const refused = new WebSocket(url, { headers });
      const outcome = await new Promise((resolve) => {
        refused.on('open', () => resolve('open'));
        refused.on('error', () => resolve('refused'));
      });
      expect(outcome, JSON.stringify(headers)).toBe('refused');
    }

    const socket = new WebSocket(url, { headers: { cookie, origin } });
    await new Promise((resolve) => socket.on('open', resolve));
    expect([...(face?.connected() ?? [])]).toEqual([sessions.list()[0]?.id]);
    const next = () =>
      new Promise<unknown>((resolve) =>
        socket.once('message', (data) => resolve(JSON.parse(String(data)))),
      );
    let answer = next();
    socket.send(JSON.stringify(ask('number.double', { value: 21 })));
    expect(await answer).toMatchObject({ ok: true, value: 42 });
    answer = next();
    socket.send(JSON.stringify(ask('number.set', { value: 21 })));
    expect(await answer).toMatchObject({ error: { code: 'ipc.read-only' } });
    readOnly = false;
    answer = next();
    socket.send(JSON.stringify(ask('number.set', { value: 21 })));
    expect(await answer).toMatchObject({ ok: true });
    answer = next();
    hub.send('number.changed', 5);
    expect(await answer).toEqual({ type: 'event', channel: 'number.changed', payload: 5 });
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.send('nonsense');
    await closed;
    expect(face?.connected().size).toBe(0);
  });

  const hour = 3_600_000;
  const certificateFor = (host: string) =>
    makeCertificate({
      name: 'test',
      hosts: [host],
      fromMs: Date.now() - hour,
      untilMs: Date.now() + hour,
    });

  it('leaves this computer under TLS only', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toThrow(/without TLS/);
    const certificate = certificateFor('127.0.0.1');
    const { url, newLink } = await start({ host: '0.0.0.0', certificate });
    expect(url).toMatch(/^https:/);
    // Who speaks plain HTTP to it is hung up on.
    expect(await raw({})).toBe('ECONNRESET');
    const secure = (more: RequestOptions) =>
      raw({ ca: certificate.cert, ...more } as RequestOptions, requestTls);
    expect(await secure({})).toBe(401);
    const { pathname, search } = new URL(newLink());
    const cookie = await new Promise<string>((resolve) => {
      const options = { port: face?.port, host: '127.0.0.1', ca: certificate.cert };
      requestTls({ ...options, path: `${pathname}${search}` }, (answer) =>
        resolve(String(answer.headers['set-cookie'])),
      ).end();
    });
    expect(cookie).toMatch(/; Secure$/);
    expect(await secure({ headers: { cookie: cookie.split(';')[0] ?? '' } })).toBe(200);
  });

  it('shows a renewed certificate to who connects next', async () => {
    const before = certificateFor('127.0.0.1');
    const after = certificateFor('127.0.0.1');
    await start({ host: '0.0.0.0', certificate: before });
    face?.setCertificate(after);
    const ask = (ca: string) => raw({ ca, agent: false } as RequestOptions, requestTls);
    expect(await ask(after.cert)).toBe(401);
    expect(await ask(before.cert)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});
