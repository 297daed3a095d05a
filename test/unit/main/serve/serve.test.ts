import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { AppError } from '../../../../common/contract/errors.ts';
import { command, event, query } from '../../../../common/contract/wire.ts';
import { type HttpFace, startHttpFace } from '../../../../main/serve/http.ts';
import { createHub } from '../../../../main/serve/hub.ts';
import { type Caller, createRouter } from '../../../../main/serve/router.ts';
import { createSessions } from '../../../../main/serve/session.ts';

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

const caller: Caller = { signal: new AbortController().signal, readOnly: false };
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
  it('sells one session for a token and then wants another', () => {
    const sessions = createSessions(() => 0);
    const token = sessions.token();
    const session = sessions.redeem(token);
    expect(sessions.has(session)).toBe(true);
    expect(sessions.redeem(token)).toBeUndefined();
    expect(sessions.token()).not.toBe(token);
  });

  it('stops listening to guesses for a minute', () => {
    let nowMs = 0;
    const sessions = createSessions(() => nowMs);
    for (let guess = 0; guess < 10; guess += 1) sessions.redeem('wrong');
    expect(sessions.redeem(sessions.token())).toBeUndefined();
    nowMs = 60_000;
    expect(sessions.redeem(sessions.token())).toBeDefined();
  });
});

describe('startHttpFace', () => {
  let face: HttpFace | undefined;
  afterEach(async () => face?.close());

  async function start(readOnly = false) {
    const pageFolder = mkdtempSync(join(tmpdir(), 'adit-page-'));
    writeFileSync(join(pageFolder, 'index.html'), '<title>Adit</title>');
    writeFileSync(join(pageFolder, '..', 'outside.html'), 'secret');
    const links: string[] = [];
    const hub = createHub();
    face = await startHttpFace({
      router: routerWith(),
      hub,
      pageFolder,
      host: '127.0.0.1',
      port: 0,
      readOnly,
      now: () => 0,
      linkChanged: (link) => links.push(link),
    });
    return { face, links, hub };
  }

  async function signIn(link: string): Promise<string> {
    const answer = await fetch(link, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    return answer.headers.get('set-cookie')!.split(';')[0]!;
  }

  it('opens by its link once, and gives a fresh link', async () => {
    const { links } = await start();
    const cookie = await signIn(links[0]!);
    expect((await fetch(links[0]!, { redirect: 'manual' })).status).toBe(403);
    expect(links).toHaveLength(2);
    const page = await fetch(face!.url, { headers: { cookie } });
    expect(await page.text()).toContain('Adit');
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
    expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe/);
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('shows nothing without a session', async () => {
    await start();
    expect((await fetch(face!.url)).status).toBe(401);
  });

  it('refuses another host name, against DNS rebinding', async () => {
    await start();
    const { port } = new URL(face!.url);
    const status = await new Promise((resolve, reject) => {
      request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it.each(['/../outside.html', '/%2e%2e/outside.html', '/..%2foutside.html', '/%', '/index.js'])(
    'serves no file outside its folder: %s',
    async (path) => {
      const { links } = await start();
      const cookie = await signIn(links[0]!);
      const { port } = new URL(face!.url);
      const status = await new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', path, headers: { cookie } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(404);
    },
  );

  it('carries calls and events over a WebSocket of its own page only', async () => {
    const { links, hub } = await start(true);
    const cookie = await signIn(links[0]!);
    const url = `${face!.url.replace('http', 'ws')}api/ws`;
    const origin = face!.url.slice(0, -1);

    for (const headers of [{}, { cookie }, { origin }, { cookie, origin: 'http://evil.example' }]) {
      const refused = new WebSocket(url, { headers });
      const outcome = await new Promise((resolve) => {
        refused.on('open', () => resolve('open'));
        refused.on('error', () => resolve('refused'));
      });
      expect(outcome, JSON.stringify(headers)).toBe('refused');
    }

    const socket = new WebSocket(url, { headers: { cookie, origin } });
    await new Promise((resolve) => socket.on('open', resolve));
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
    answer = next();
    hub.send('number.changed', 5);
    expect(await answer).toEqual({ type: 'event', channel: 'number.changed', payload: 5 });
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.send('nonsense');
    await closed;
  });
});
