import { describe, expect, it } from 'vitest';
import { NotifyChannel } from '../../../../common/contract/notify.ts';
import {
  deviceFromDraft,
  draftFromDevice,
  newFleetDraft,
} from '../../../../renderer/part/fleet-field.ts';
import {
  draftFromNotify,
  newNotifyDraft,
  notifyFields,
  notifyFromDraft,
  notifyKinds,
  withKind,
} from '../../../../renderer/part/notify-field.ts';

describe('a notification being typed', () => {
  const filled = {
    ...newNotifyDraft(['notify-1']),
    label: 'Mine',
    url: 'https://example.com/x',
    topic: 'topic',
    chatId: '-100',
    host: 'mail.example.com',
    from: 'a@example.com',
    to: 'b@example.com',
    address: 'broker.local',
    secret: 'sesame',
  };

  it.each(notifyKinds)('becomes valid settings of %s, without the secret', (kind) => {
    const read = notifyFromDraft(withKind(filled, kind));
    expect(read.ok).toBe(true);
    if (!read.ok) return;
    expect(NotifyChannel.parse(read.settings)).toMatchObject({ id: 'notify-2', kind });
    expect(JSON.stringify(read.settings)).not.toContain('sesame');
    expect(notifyFromDraft(draftFromNotify(read.settings))).toEqual(read);
  });

  it('says which fields can not be right, among those that are shown', () => {
    const read = notifyFromDraft({ ...newNotifyDraft([]), kind: 'email', label: '' });
    expect(read.ok ? [] : Object.keys(read.problems).sort()).toEqual([
      'from',
      'host',
      'label',
      'to',
    ]);
    for (const kind of notifyKinds) {
      const empty = notifyFromDraft({ ...newNotifyDraft([]), kind, discoveryPrefix: '' });
      if (empty.ok) continue;
      for (const name of Object.keys(empty.problems)) expect(notifyFields[kind]).toContain(name);
    }
  });

  it('takes the name of its kind until one is typed', () => {
    expect(withKind(newNotifyDraft([]), 'ntfy').label).toBe('ntfy');
    expect(withKind({ ...newNotifyDraft([]), label: 'Me' }, 'ntfy').label).toBe('Me');
  });

  it('keeps the events in one order', () => {
    const read = notifyFromDraft({ ...filled, events: ['temperature', 'block-found'] });
    expect(read.ok && read.settings.events).toEqual(['block-found', 'temperature']);
  });
});

describe('a miner being typed', () => {
  it('is called by its address when it has no name', () => {
    const read = deviceFromDraft({ ...newFleetDraft([]), address: '192.168.1.40' });
    expect(read).toMatchObject({ ok: true, settings: { id: 'miner-1', label: '192.168.1.40' } });
  });

  it('has an algorithm only where the device does not tell it', () => {
    for (const kind of ['axeos', 'cgminer', 'xmrig'] as const) {
      const read = deviceFromDraft({ ...newFleetDraft([]), kind, address: 'a', secret: 'x' });
      expect(read.ok).toBe(true);
      if (!read.ok) continue;
      expect('algorithm' in read.settings).toBe(kind === 'cgminer');
      expect('secret' in read.settings).toBe(false);
      expect(deviceFromDraft(draftFromDevice(read.settings))).toEqual(read);
    }
  });

  it('needs an address', () => {
    const read = deviceFromDraft(newFleetDraft([]));
    expect(read.ok ? {} : read.problems).toHaveProperty('address');
  });
});
