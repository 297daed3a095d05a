import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { NotifyChannel } from '../../../common/contract/notify.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import type { Delivery, NotifyMessage } from '../../../main/notify/channel.ts';
import { openChannel } from '../../../main/notify/registry.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { createRudeServer, RUDE_MANNERS, type RudeManner } from '../../fake/rude-server.ts';
import { selfSigned } from '../../fake/self-signed.ts';
import { type SinkHabits, type SmtpSink, startSmtpSink } from '../../fake/smtp-sink.ts';

const pin = new X509Certificate(selfSigned.cert).fingerprint256;
const message: NotifyMessage = {
  event: 'block-found',
  title:
    'Block gefunden: größer als je zuvor, und mit einem Titel, der mehr als ein Wort braucht ⛏',
  body: '.\n.dot\r\nbare\rreturn\n\nEnde ⛏',
  atMs: 1_800_000_000_000,
  facts: {},
};
const never = new AbortController().signal;

let sink: SmtpSink | undefined;
afterEach(() => sink?.close());

type Settings = Extract<NotifyChannel, { kind: 'email' }>;
function settingsFor(port: number, more: Partial<Settings>): Settings {
  return {
    id: 'a',
    label: 'A',
    enabled: true,
    events: [],
    kind: 'email',
    host: '127.0.0.1',
    port,
    security: 'starttls',
    tlsPin: pin,
    user: 'ada',
    from: 'adit@example.com',
    to: 'ada@example.com',
    ...more,
  };
}

function send(
  settings: Settings,
  secret = 'sesame',
  clock: typeof systemClock = systemClock,
): Promise<Delivery> {
  const deps = { clock, secret, desktop: null, userAgent: 'Adit/0', nodeId: 'abc' };
  return openChannel(settings, deps).send(message, never);
}

async function sendTo(habits: SinkHabits, more: Partial<Settings> = {}, secret?: string) {
  sink = await startSmtpSink(habits);
  return send(settingsFor(sink.port, more), secret);
}

function decodedSubject(data: string): string {
  const raw = /^Subject: (.*(?:\n .*)*)/m.exec(data)![1]!;
  return raw
    .split('\n ')
    .map((word) => Buffer.from(/^=\?utf-8\?B\?(.*)\?=$/.exec(word)![1]!, 'base64').toString('utf8'))
    .join('');
}

describe('email', () => {
  it.each([
    ['starttls', 'plain', 'starttls'],
    ['starttls', 'login', 'starttls'],
    ['from-the-start', 'plain', 'tls'],
    ['from-the-start', 'login', 'tls'],
  ] as const)('arrives whole over %s with login %s', async (tls, login, security) => {
    expect(await sendTo({ tls, login }, { security })).toEqual({ ok: true });
    const [mail] = sink!.mails;
    expect(mail).toMatchObject({
      from: 'MAIL FROM:<adit@example.com>',
      to: 'RCPT TO:<ada@example.com>',
      isPrivate: true,
      login: 'ada',
    });
    const [head, body] = mail!.data.split('\n\n');
    expect(decodedSubject(head!)).toBe(message.title);
    expect(head).toContain('Date: Fri, 15 Jan 2027 08:00:00 +0000');
    expect(head!.split('\n').every((line) => line.length <= 78)).toBe(true);
    expect(Buffer.from(body!, 'base64').toString('utf8')).toBe(message.body);
  });

  it('goes without TLS and login inside the own network', async () => {
    expect(
      await sendTo({ tls: 'none', login: 'none' }, { security: 'none', user: '' }, ''),
    ).toEqual({ ok: true });
    expect(sink!.mails[0]).toMatchObject({ isPrivate: false, login: null });
  });

  it('never sends a password without TLS', async () => {
    const delivery = await sendTo({ tls: 'none', login: 'plain' }, { security: 'none' });
    expect(delivery).toMatchObject({ ok: false, mayRetry: false });
    expect(sink!.heard).toEqual([]);
  });

  it('refuses a server that withholds STARTTLS', async () => {
    const delivery = await sendTo({ tls: 'none', login: 'plain' });
    expect(delivery).toMatchObject({ ok: false, problem: 'it does not offer STARTTLS' });
    expect(sink!.heard).toEqual(['EHLO localhost']);
  });

  it('drops what was said before TLS', async () => {
    const habits = {
      tls: 'starttls',
      login: 'plain',
      injects: '250 AUTH PLAIN\r\n235 in\r\n',
    } as const;
    const delivery = await sendTo(habits);
    // Either the bytes break the handshake or they are dropped: never are they taken as replies.
    if (delivery.ok) expect(sink!.mails).toHaveLength(1);
    else expect(sink!.mails).toEqual([]);
  });

  it.each(['starttls', 'tls'] as const)(
    'refuses a certificate nobody vouches for (%s)',
    async (security) => {
      const tls = security === 'tls' ? 'from-the-start' : 'starttls';
      const delivery = await sendTo({ tls, login: 'plain' }, { security, tlsPin: '' });
      expect(delivery).toMatchObject({ ok: false, mayRetry: false });
      expect(sink!.heard.join()).not.toContain('AUTH');
    },
  );

  it('says that the login is wrong without saying it', async () => {
    const delivery = await sendTo({ tls: 'starttls', login: 'plain' }, {}, 'guess-me');
    expect(delivery).toEqual({
      ok: false,
      mayRetry: false,
      problem: 'it refused the login: 535 5.7.8 wrong',
    });
    expect(JSON.stringify(delivery)).not.toMatch(/guess-me|AGFkYQ/);
  });

  it.each([
    ['GREETING', '554 no', false],
    ['MAIL', '451 greylisted', true],
    ['RCPT', '550 no such user', false],
    ['DATA', '452 full', true],
    ['END', '552 too big', false],
  ])('judges a refusal of %s', async (command, reply, mayRetry) => {
    const habits = { tls: 'starttls', login: 'plain', replies: { [command]: reply } } as const;
    expect(await sendTo(habits)).toMatchObject({
      ok: false,
      mayRetry,
      problem: expect.stringContaining(reply.slice(0, 3)),
    });
    expect(sink!.mails).toHaveLength(command === 'END' ? 1 : 0);
  });

  it.each(Object.keys(RUDE_MANNERS).filter((manner) => manner !== 'says nothing') as RudeManner[])(
    'gives up on a server that %s',
    async (manner) => {
      const server = await createRudeServer(manner);
      for (const security of ['starttls', 'tls'] as const) {
        expect((await send(settingsFor(server.port, { security }))).ok).toBe(false);
      }
      await server.close();
    },
  );

  it('does not wait for ever', async () => {
    const server = await createRudeServer('says nothing');
    const clock = createFakeClock();
    const delivery = send(settingsFor(server.port, {}), 'sesame', clock);
    let isDone = false;
    void delivery.then(() => {
      isDone = true;
    });
    for (let step = 0; step < 100 && !isDone; step += 1) await clock.advance(10_000);
    expect(await delivery).toMatchObject({ ok: false, mayRetry: true });
    await server.close();
  });

  it('ends at once when it is told to', async () => {
    const server = await createRudeServer('says nothing');
    const ending = new AbortController();
    const deps = { clock: systemClock, secret: 's', desktop: null, userAgent: '', nodeId: 'a' };
    const delivery = openChannel(settingsFor(server.port, {}), deps).send(message, ending.signal);
    setImmediate(() => ending.abort());
    await expect(delivery).rejects.toThrow(/abort/i);
    await server.close();
  });
});
