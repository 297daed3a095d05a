import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reading } from '../../../common/contract/devices.ts';
import type { MeterSettings } from '../../../common/contract/meter.ts';
import { meterSensor } from '../../../main/host/sensor/meter.ts';
import { openMeter } from '../../../main/host/sensor/meter-registry.ts';
import type { Sensor } from '../../../main/host/sensor/sensor.ts';
import { createPacketReader, encodePacket, subscribeMqtt } from '../../../main/net/mqtt.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { findPeer } from '../../peer.ts';

const topic = 'shellies/plug/relay/0/power';
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

interface Broker {
  readonly port: number;
  publish(payload: string, retain?: boolean): Promise<void>;
  stop(): Promise<void>;
}

const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}

/** Starts a real broker on loopback; with a user when one is named. */
async function startBroker(port: number, login?: { user: string; hash: string }): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), 'adit-mqtt-'));
  const lines = [`listener ${port} 127.0.0.1`, 'user root', 'log_type none', 'persistence false'];
  if (login === undefined) lines.push('allow_anonymous true');
  else {
    const file = join(folder, 'users');
    writeFileSync(file, `${login.user}:${login.hash}\n`, { mode: 0o600 });
    lines.push('allow_anonymous false', `password_file ${file}`);
  }
  const config = join(folder, 'mosquitto.conf');
  writeFileSync(config, lines.join('\n'));
  const child: ChildProcess = spawn(mosquitto!, ['-c', config], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  endings.push(stop);
  const publish = (payload: string, retain = false) => publishOnce(port, payload, retain, login);
  for (let tries = 0; ; tries += 1) {
    try {
      await publishOnce(port, '', false, login);
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await wait(50);
    }
  }
  return { port, publish, stop };
}

const text = (value: string): Uint8Array => {
  const bytes = Buffer.from(value);
  return Buffer.concat([Uint8Array.of(bytes.length >> 8, bytes.length & 255), bytes]);
};

/** A publisher of the test's own: connect, publish, disconnect. */
async function publishOnce(
  port: number,
  payload: string,
  retain: boolean,
  login?: { user: string },
): Promise<void> {
  const { connect } = await import('node:net');
  const socket = connect({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('data', (data: Uint8Array) =>
      data[3] === 0 ? resolve() : reject(new Error(`refused ${data[3]}`)),
    );
    const flags = login === undefined ? 2 : 0xc2;
    socket.write(
      encodePacket(1, 0, [
        text('MQTT'),
        Uint8Array.of(4, flags, 0, 30),
        text(`test-${Math.random().toString(16).slice(2)}`),
        ...(login === undefined ? [] : [text(login.user), text('secret')]),
      ]),
    );
  });
  if (payload !== '')
    socket.write(encodePacket(3, retain ? 1 : 0, [text(topic), Buffer.from(payload)]));
  await new Promise<void>((resolve) => socket.end(encodePacket(14, 0, []), resolve));
  socket.destroySoon();
}

function sensorOf(port: number, changes: Partial<MeterSettings> = {}, secret = ''): Sensor {
  const settings = {
    id: 'plug',
    label: 'Plug',
    enabled: true,
    measures: 'machine',
    kind: 'mqtt',
    address: `127.0.0.1:${port}`,
    topic,
    path: '',
    unit: 'W',
    user: '',
    ...changes,
  } as MeterSettings;
  const opened = openMeter(settings, { clock: systemClock, random: Math.random, secret });
  const sensor = meterSensor(settings, opened, systemClock.now);
  endings.push(() => sensor.close?.());
  return sensor;
}

const readOne = async (sensor: Sensor): Promise<Reading> => (await sensor.read())[0]!;

async function readUntil(sensor: Sensor, fits: (reading: Reading) => boolean): Promise<Reading> {
  for (let tries = 0; tries < 400; tries += 1) {
    const reading = await readOne(sensor);
    if (fits(reading)) return reading;
    await wait(50);
  }
  throw new Error(`never came: ${JSON.stringify(await readOne(sensor))}`);
}

describe.skipIf(mosquitto === null)('an MQTT meter against mosquitto', () => {
  it('hears a retained value at once and every later one', async () => {
    const broker = await startBroker(await freePort());
    await broker.publish('61.5', true);
    const sensor = sensorOf(broker.port);
    expect(await readOne(sensor)).toMatchObject({ value: 61.5, provenance: 'measured' });
    await broker.publish('171');
    expect((await readUntil(sensor, ({ value }) => value === 171)).from).toBe('Plug, wall meter');
  });

  it('reads a number inside JSON', async () => {
    const broker = await startBroker(await freePort());
    await broker.publish('{"ENERGY":{"Power":[1,0.25]}}', true);
    const sensor = sensorOf(broker.port, { path: 'ENERGY.Power[1]', unit: 'kW' });
    expect((await readOne(sensor)).value).toBe(250);
  });

  it('keeps the last value as it was, says what is wrong, and comes back', async () => {
    const port = await freePort();
    const broker = await startBroker(port);
    await broker.publish('50', true);
    const sensor = sensorOf(port);
    const first = await readOne(sensor);
    await broker.stop();
    const lost = await readUntil(sensor, ({ from }) => from !== 'Plug, wall meter');
    expect(lost).toMatchObject({ value: 50, atMs: first.atMs });
    const again = await startBroker(port);
    await again.publish('70', true);
    expect((await readUntil(sensor, ({ value }) => value === 70)).atMs).toBeGreaterThan(
      first.atMs!,
    );
  });

  it('logs in, and says when it is refused', async () => {
    // mosquitto_passwd of 'secret': PBKDF2 with SHA-512.
    const { pbkdf2Sync } = await import('node:crypto');
    const salt = Buffer.from('0123456789ab');
    const key = pbkdf2Sync('secret', salt, 101, 64, 'sha512');
    const hash = `$7$101$${salt.toString('base64')}$${key.toString('base64')}`;
    const broker = await startBroker(await freePort(), { user: 'ada', hash });
    await broker.publish('33', true);
    expect((await readOne(sensorOf(broker.port, { user: 'ada' }, 'secret'))).value).toBe(33);
    const refused = await readOne(sensorOf(broker.port, { user: 'ada' }, 'wrong'));
    expect(refused).toMatchObject({ value: null, provenance: 'unavailable' });
    expect(refused.from).toMatch(/not allowed|wrong/);
  });
});

describe('subscribeMqtt against servers that misbehave', () => {
  async function serve(onData: (socket: Socket, count: number) => void): Promise<number> {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      let count = 0;
      socket.on('error', () => undefined);
      socket.on('data', () => onData(socket, count++));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endings.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as { port: number }).port;
  }

  const subscribe = (port: number, signal = new AbortController().signal) =>
    subscribeMqtt(
      {
        endpoint: { host: '127.0.0.1', port, isTls: false, path: '/' },
        clientId: 'adit-test',
        user: '',
        password: '',
        topic,
        clock: systemClock,
        signal,
      },
      { onMessage: () => undefined, onClose: () => undefined },
    );

  it.each([
    ['a web server', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'net.'],
    ['a refusal', Uint8Array.of(0x20, 2, 0, 5), 'not allowed'],
    ['a packet of 256 MB', Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0x7f), 'net.too-long'],
    ['a length without end', Uint8Array.of(0x30, 0xff, 0xff, 0xff, 0xff), 'net.too-long'],
  ])('%s', async (_name, bytes, words) => {
    const port = await serve((socket) => socket.write(bytes));
    await expect(subscribe(port)).rejects.toThrow(words);
  });

  it('a topic that is refused', async () => {
    const port = await serve((socket, count) =>
      socket.write(count === 0 ? Uint8Array.of(0x20, 2, 0, 0) : Uint8Array.of(0x90, 3, 0, 1, 0x80)),
    );
    await expect(subscribe(port)).rejects.toThrow('refused the topic');
  });

  it('a connection that ends at once, and one that is aborted', async () => {
    const port = await serve((socket) => socket.destroy());
    await expect(subscribe(port)).rejects.toThrow('net.closed');
    const silent = await serve(() => undefined);
    const abort = new AbortController();
    const waiting = subscribe(silent, abort.signal);
    setTimeout(() => abort.abort(), 100);
    await expect(waiting).rejects.toThrow('abort');
  });
});

describe('createPacketReader', () => {
  it('gives the same packets however the bytes are cut', () => {
    const packets = [
      encodePacket(3, 0, [Buffer.alloc(300, 1)]),
      encodePacket(13, 0, []),
      encodePacket(3, 2, [Buffer.from('ab')]),
    ];
    const stream = Buffer.concat(packets);
    for (const size of [1, 2, 3, 7, 100, stream.length]) {
      const read = createPacketReader(1000);
      const found = [];
      for (let at = 0; at < stream.length; at += size) {
        found.push(...(read(stream.subarray(at, at + size)) ?? []));
      }
      expect(found.map(({ type, body }) => [type, body.length])).toEqual([
        [3, 300],
        [13, 0],
        [3, 2],
      ]);
    }
  });
});
