import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NotifyChannel } from '../../../common/contract/notify.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import type { NotifyMessage } from '../../../main/notify/channel.ts';
import { openChannel } from '../../../main/notify/registry.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { type HttpSink, startHttpSink } from '../../fake/http-sink.ts';
import { createRudeServer, RUDE_MANNERS, type RudeManner } from '../../fake/rude-server.ts';

const base = { id: 'a', label: 'A', enabled: true, events: [] };
const message: NotifyMessage = {
  event: 'block-found',
  title: 'Block found: Bitcoin 900000',
  body: 'It is in the best chain. <b>&"\n.',
  atMs: 1_800_000_000_000,
  facts: { height: 900_000 },
};
const token = '123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const deps = (secret: string, clock: typeof systemClock = systemClock) => ({
  clock,
  secret,
  desktop: null,
  userAgent: 'Adit/0',
  nodeId: 'abc',
});
const never = new AbortController().signal;

let sink: HttpSink;
beforeEach(async () => {
  sink = await startHttpSink();
});
afterEach(() => sink.close());

const settingsOf: Readonly<Record<string, (url: string) => NotifyChannel>> = {
  webhook: (url) => ({ ...base, kind: 'webhook', url: `${url}/hook?a=1` }),
  ntfy: (url) => ({ ...base, kind: 'ntfy', url, topic: 'adit' }),
  telegram: (url) => ({ ...base, kind: 'telegram', url, chatId: '-100' }),
};

describe('webhook', () => {
  it('signs its body so that a receiver can check it', async () => {
    const channel = openChannel(settingsOf['webhook']!(sink.url), deps('key'));
    expect(await channel.send(message, never)).toEqual({ ok: true });
    const [request] = sink.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/hook?a=1' });
    expect(JSON.parse(request!.body)).toEqual({
      event: 'block-found',
      title: message.title,
      body: message.body,
      at: '2027-01-15T08:00:00.000Z',
      facts: { height: 900_000 },
    });
    const [, at, mac] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
      String(request!.headers['x-adit-signature']),
    )!;
    expect(mac).toBe(createHmac('sha256', 'key').update(`${at}.${request!.body}`).digest('hex'));
    channel.close();
  });

  it('has no signature without a key', async () => {
    const channel = openChannel(settingsOf['webhook']!(sink.url), deps(''));
    await channel.send(message, never);
    expect(sink.requests[0]!.headers['x-adit-signature']).toBeUndefined();
    channel.close();
  });

  it.each(['ftp://x', 'nonsense', 'http://user:pass@host/', ''])(
    'refuses the address %j',
    async (url) => {
      const channel = openChannel({ ...base, kind: 'webhook', url }, deps(''));
      expect(await channel.send(message, never)).toMatchObject({ ok: false, mayRetry: false });
    },
  );

  it('keeps a secret from plain http outside the own network', async () => {
    const channel = openChannel(
      { ...base, kind: 'webhook', url: 'http://example.com/' },
      deps('k'),
    );
    expect(await channel.send(message, never)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('https://'),
    });
  });
});

describe('ntfy', () => {
  it('publishes as JSON with its token', async () => {
    const channel = openChannel(settingsOf['ntfy']!(sink.url), deps('tk_1'));
    expect(await channel.send(message, never)).toEqual({ ok: true });
    expect(sink.requests[0]).toMatchObject({
      path: '/',
      headers: { authorization: 'Bearer tk_1' },
    });
    expect(JSON.parse(sink.requests[0]!.body)).toEqual({
      topic: 'adit',
      title: message.title,
      message: message.body,
      priority: 4,
      tags: ['tada'],
    });
    channel.close();
  });
});

describe('telegram', () => {
  it('sends plain text to the chat', async () => {
    const channel = openChannel(settingsOf['telegram']!(sink.url), deps(token));
    expect(await channel.send(message, never)).toEqual({ ok: true });
    expect(sink.requests[0]!.path).toBe(`/bot${token}/sendMessage`);
    expect(JSON.parse(sink.requests[0]!.body)).toEqual({
      chat_id: '-100',
      text: `${message.title}\n${message.body}`,
    });
    channel.close();
  });

  it('shows the reason of a refusal, never the token', async () => {
    sink.answer = {
      status: 400,
      body: JSON.stringify({ ok: false, description: `Bad Request: chat of ${token} not found` }),
    };
    const channel = openChannel(settingsOf['telegram']!(sink.url), deps(token));
    const delivery = await channel.send(message, never);
    expect(delivery).toEqual({
      ok: false,
      mayRetry: false,
      problem: 'it answered HTTP 400: Bad Request: chat of [token] not found',
    });
    channel.close();
  });

  it.each(['', 'abc', '1:x/../..'])('refuses the token %j before it connects', async (secret) => {
    const channel = openChannel(settingsOf['telegram']!(sink.url), deps(secret));
    expect(await channel.send(message, never)).toMatchObject({ ok: false, mayRetry: false });
    expect(sink.requests).toEqual([]);
  });
});

describe.each(Object.keys(settingsOf))('%s, when the server misbehaves,', (kind) => {
  const open = (url: string, clock?: typeof systemClock) =>
    openChannel(settingsOf[kind]!(url), deps(token, clock));

  it.each([
    [429, { 'retry-after': '30' }, { mayRetry: true, retryAfterMs: 30_000 }],
    [429, { 'retry-after': '99999999' }, { mayRetry: true, retryAfterMs: 3_600_000 }],
    [503, {}, { mayRetry: true }],
    [500, {}, { mayRetry: true }],
    [401, {}, { mayRetry: false }],
    [403, {}, { mayRetry: false }],
    [404, {}, { mayRetry: false }],
    [302, { location: 'http://elsewhere/' }, { mayRetry: false }],
  ])('takes HTTP %i for what it is', async (status, headers, expected) => {
    sink.answer = { status, headers, body: '<html>' };
    const channel = open(sink.url);
    const delivery = await channel.send(message, never);
    expect(delivery).toMatchObject({ ok: false, ...expected });
    expect(JSON.stringify(delivery)).not.toContain(token);
    expect(sink.requests).toHaveLength(1);
    channel.close();
  });

  it.each(Object.keys(RUDE_MANNERS).filter((manner) => manner !== 'says nothing') as RudeManner[])(
    'gives up on one that %s',
    async (manner) => {
      const server = await createRudeServer(manner);
      const channel = open(`http://127.0.0.1:${server.port}`);
      const delivery = await channel.send(message, never);
      expect(delivery.ok && manner !== 'sends a page').toBe(false);
      expect(JSON.stringify(delivery)).not.toContain(token);
      channel.close();
      await server.close();
    },
  );

  it('does not wait for ever', async () => {
    sink.answer = null;
    const clock = createFakeClock();
    const channel = open(sink.url, clock);
    const delivery = channel.send(message, never);
    while (sink.requests.length === 0) await clock.advance(1);
    await clock.advance(10_000);
    expect(await delivery).toMatchObject({ ok: false, mayRetry: true });
    channel.close();
  });

  it('says that nobody is there', async () => {
    const { url } = sink;
    await sink.close();
    const channel = open(url);
    expect(await channel.send(message, never)).toMatchObject({ ok: false, mayRetry: true });
    channel.close();
    sink = await startHttpSink();
  });
});
