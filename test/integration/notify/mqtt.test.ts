import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { NotifyEvent } from '../../../common/contract/notify.ts';
import { subscribeMqtt } from '../../../main/net/mqtt.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import type { NotifyMessage } from '../../../main/notify/channel.ts';
import { openChannel } from '../../../main/notify/registry.ts';
import { miningState } from '../../fake/app-state.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { createRudeServer, RUDE_MANNERS, type RudeManner } from '../../fake/rude-server.ts';
import { findPeer } from '../../peer.ts';

const mosquitto = findServer('mosquitto');

/** Debian keeps servers outside a user's PATH. */
function findServer(name: string): string | null {
  const before = process.env['PATH'];
  process.env['PATH'] = `${before}${delimiter}/usr/sbin${delimiter}/usr/local/sbin`;
  try {
    return findPeer(name);
  } finally {
    process.env['PATH'] = before;
  }
}

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function startBroker(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const config = join(mkdtempSync(join(tmpdir(), 'adit-mqtt-')), 'mosquitto.conf');
  const lines = [`listener ${port} 127.0.0.1`, 'user root', 'log_type none', 'persistence false'];
  writeFileSync(config, [...lines, 'allow_anonymous true'].join('\n'));
  const child = spawn(mosquitto!, ['-c', config], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  endings.push(async () => {
    child.kill();
    await ended;
  });
  return port;
}

const never = new AbortController().signal;
const message: NotifyMessage = {
  event: 'block-found',
  title: 'Block found ⛏',
  body: 'It is in the best chain.',
  atMs: 1_800_000_000_000,
  facts: { height: 5 },
};
const open = (port: number, clock: typeof systemClock = systemClock, more: object = {}) =>
  openChannel(
    {
      id: 'a',
      label: 'A',
      enabled: true,
      events: [],
      kind: 'mqtt',
      address: `127.0.0.1:${port}`,
      user: '',
      discoveryPrefix: 'homeassistant',
      ...more,
    },
    { clock, secret: '', desktop: null, userAgent: 'Adit/0', nodeId: 'abc' },
  );

/** Listens to one topic and keeps what comes. */
async function listen(port: number, topic: string): Promise<string[]> {
  const heard: string[] = [];
  for (let tries = 0; ; tries += 1) {
    try {
      const connection = await subscribeMqtt(
        {
          endpoint: { host: '127.0.0.1', port, isTls: false, path: '/' },
          clientId: `test-${topic.length}-${tries}`,
          user: '',
          password: '',
          topic,
          clock: systemClock,
          signal: never,
        },
        {
          onMessage: (payload) => void heard.push(Buffer.from(payload).toString('utf8')),
          onClose: () => undefined,
        },
      );
      endings.push(() => connection.close());
      return heard;
    } catch (error) {
      if (tries > 100) throw error;
      await wait(50);
    }
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !condition(); tries += 1) await wait(10);
  expect(condition()).toBe(true);
}

describe.skipIf(mosquitto === null)('MQTT through a real broker', () => {
  it('describes itself to Home Assistant, retained, and tells the event, not retained', async () => {
    const port = await startBroker();
    const heard = await listen(port, 'adit/abc/event');
    expect(await open(port).send(message, never)).toEqual({ ok: true });
    await until(() => heard.length === 1);
    expect(JSON.parse(heard[0]!)).toEqual({
      event_type: 'block-found',
      title: message.title,
      body: message.body,
      at: '2027-01-15T08:00:00.000Z',
      height: 5,
    });
    const described = await listen(port, 'homeassistant/event/adit_abc/config');
    await until(() => described.length === 1);
    expect(JSON.parse(described[0]!)).toMatchObject({
      unique_id: 'adit_abc_event',
      state_topic: 'adit/abc/event',
      event_types: [...NotifyEvent.options, 'test'],
      device: { identifiers: ['adit_abc'] },
    });
    const late = await listen(port, 'adit/abc/event');
    await wait(200);
    expect(late).toEqual([]);
  });

  it('describes a sensor for each reading, retained, and tells the readings, not retained', async () => {
    const port = await startBroker();
    expect(open(port).readings).toBeUndefined();
    const { readings } = open(port, systemClock, { readings: true });
    const heard = await listen(port, 'adit/abc/state');
    expect(await readings!.send(miningState, never)).toEqual({ ok: true });
    await until(() => heard.length === 1);
    const told = JSON.parse(heard[0]!) as Record<string, unknown>;
    expect(told).toMatchObject({ state: 'mining', hashrate: 90, shares_accepted: 7 });

    const units: Record<string, unknown> = {};
    for (const key of Object.keys(told)) {
      const described = await listen(port, `homeassistant/sensor/adit_abc/${key}/config`);
      await until(() => described.length === 1);
      const sensor = JSON.parse(described[0]!) as Record<string, unknown>;
      expect(sensor).toMatchObject({
        unique_id: `adit_abc_${key}`,
        state_topic: 'adit/abc/state',
        value_template: `{{ value_json.${key} }}`,
        device: { identifiers: ['adit_abc'] },
      });
      units[key] = sensor['unit_of_measurement'];
    }
    expect(units).toMatchObject({ hashrate: 'H/s', power: 'W', temperature: '°C' });
  });
});

describe('MQTT on a server that is none', () => {
  it.each(Object.keys(RUDE_MANNERS).filter((manner) => manner !== 'says nothing') as RudeManner[])(
    'gives up when it %s',
    async (manner) => {
      const server = await createRudeServer(manner);
      endings.push(() => server.close());
      expect(await open(server.port).send(message, never)).toMatchObject({ ok: false });
    },
  );

  it('does not wait for ever', async () => {
    const server = await createRudeServer('says nothing');
    endings.push(() => server.close());
    const clock = createFakeClock();
    const delivery = open(server.port, clock).send(message, never);
    let isDone = false;
    void delivery.then(() => {
      isDone = true;
    });
    for (let turn = 0; turn < 200 && !isDone; turn += 1) await clock.advance(1000);
    expect(await delivery).toMatchObject({ ok: false, mayRetry: true });
  });
});
