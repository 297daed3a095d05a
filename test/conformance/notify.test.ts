import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NotifyChannel, type NotifyKind } from '../../common/contract/notify.ts';
import { channels, openChannel } from '../../main/notify/registry.ts';
import { trustMessage } from '../../renderer/message/en/trust.ts';
import { createFakeClock } from '../fake/fake-clock.ts';

const base = { id: 'a', label: 'A', enabled: true, events: [] };
/** Settings that the contract allows and that can not work. */
const hopeless: Readonly<Record<NotifyKind, NotifyChannel>> = {
  desktop: { ...base, kind: 'desktop' },
  webhook: { ...base, kind: 'webhook', url: 'gopher://x' },
  ntfy: { ...base, kind: 'ntfy', url: '::', topic: 't' },
  telegram: { ...base, kind: 'telegram', url: '', chatId: '1' },
  email: {
    ...base,
    kind: 'email',
    host: 'mail.example.com',
    port: 25,
    security: 'none',
    tlsPin: '',
    user: '',
    from: 'a@b',
    to: 'a@b',
  },
  mqtt: { ...base, kind: 'mqtt', address: 'http://x', user: '', discoveryPrefix: 'h' },
};

describe('the channels', () => {
  it('are one file each, one settings schema, one name', () => {
    const kinds = channels.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(NotifyChannel.options.map(({ shape }) => shape.kind.value).sort());
    expect(kinds).toEqual(Object.keys(trustMessage.notify.kind).sort());
    const files = readdirSync('main/notify/channel').map((file) => file.replace(/\.ts$/, ''));
    expect(files.sort()).toEqual(kinds);
  });

  it.each(channels.map(({ kind }) => kind))(
    '%s says in words that its settings can not work, and connects to nothing',
    async (kind) => {
      const settings = NotifyChannel.parse(hopeless[kind]);
      const clock = createFakeClock();
      const channel = openChannel(settings, {
        clock,
        secret: '',
        desktop: null,
        userAgent: 'Adit/0',
        nodeId: 'abc',
      });
      const message = { event: 'test', title: 'a', body: 'b', atMs: 0, facts: {} } as const;
      const delivery = await channel.send(message, new AbortController().signal);
      expect(delivery).toMatchObject({ ok: false, mayRetry: false });
      if (!delivery.ok) expect(delivery.problem).toMatch(/^[a-z].{15,}/);
      expect(clock.waiting()).toBe(0);
      channel.close();
    },
  );
});
