import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { FleetDevice, FleetInfo } from '../../../common/contract/fleet.ts';
import { deviceTimeoutMs } from '../../../main/fleet/device.ts';
import { createFleetRoom, longestRestMs, pollMs } from '../../../main/fleet/room.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { startFakeMeter } from '../../fake/fake-meter.ts';
import { createRudeServer, RUDE_MANNERS, type RudeManner } from '../../fake/rude-server.ts';

const never = new AbortController().signal;
const base = { id: 'a', label: 'A', enabled: true };
const endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

const roomWith = (secret: string, clock: typeof systemClock = systemClock) => {
  const seen: (readonly FleetInfo[])[] = [];
  const room = createFleetRoom({
    clock,
    secret: () => secret,
    network: () => null,
    changed: (infos) => seen.push(infos),
  });
  endings.push(() => room.stop());
  return { room, seen, last: () => seen.at(-1)! };
};

async function startCgminer(
  answer: (command: string, socket: Socket) => void,
): Promise<{ address: string; commands: string[] }> {
  const commands: string[] = [];
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const { command } = JSON.parse(chunk.toString('utf8')) as { command: string };
      commands.push(command);
      answer(command, socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => void server.close());
  const { port } = server.address() as { port: number };
  return { address: `127.0.0.1:${port}`, commands };
}

describe('a device of the fleet', () => {
  it('over AxeOS is asked for its info', async () => {
    const server = await startFakeMeter();
    endings.push(server.close);
    server.mood = { kind: 'json', body: { hashRate: 500, power: 12, ASICModel: 'BM1366' } };
    const { room } = roomWith('');
    const device: FleetDevice = { ...base, kind: 'axeos', address: server.address };
    expect(await room.check(device, '', never)).toMatchObject({
      ok: true,
      reading: { hashrateHps: 500e9, powerW: 12 },
    });
    expect(server.asked).toEqual(['/api/system/info']);
  });

  it("over XMRig's API shows its token", async () => {
    const server = await startFakeMeter();
    endings.push(server.close);
    server.login = { kind: 'bearer', value: 'open' };
    server.mood = { kind: 'json', body: { hashrate: { total: [1, 2, 3] }, algo: 'rx/0' } };
    const device: FleetDevice = { ...base, kind: 'xmrig', address: `http://${server.address}` };
    const { room } = roomWith('');
    expect(await room.check(device, 'wrong', never)).toEqual({
      ok: false,
      problem: 'it refused the token',
    });
    expect(await room.check(device, 'open', never)).toMatchObject({ reading: { hashrateHps: 2 } });
    const abroad = { ...device, address: 'http://example.com' };
    expect(await room.check(abroad, 'open', never)).toMatchObject({
      problem: expect.stringContaining('https://'),
    });
  });

  it('over cgminer is only asked, with three commands', async () => {
    const { address, commands } = await startCgminer((command, socket) => {
      const section = {
        summary: '"SUMMARY":[{"MHS 5s":5}]',
        devs: '"DEVS":[{"Temperature":60}{"Temperature":70}]',
      }[command];
      socket.end(`{${section ?? '"STATUS":[{"STATUS":"E"}]'}}\0`);
    });
    const { room } = roomWith('');
    const device: FleetDevice = { ...base, kind: 'cgminer', address, algorithm: 'sha256d' };
    expect(await room.check(device, '', never)).toMatchObject({
      reading: { hashrateHps: 5e6, temperatureC: 70 },
    });
    expect(commands).toEqual(['summary', 'devs', 'version']);
  });

  it.each([
    ['text', (socket: Socket) => void socket.end('hello\0')],
    ['nothing', (socket: Socket) => void socket.end()],
    ['without end', (socket: Socket) => void flood(socket)],
    ['half', (socket: Socket) => void socket.end('{"SUMMARY":[')],
  ])('over cgminer that answers %s has a problem in words', async (_, answer) => {
    const { address } = await startCgminer((_command, socket) => answer(socket));
    const { room } = roomWith('');
    const device: FleetDevice = { ...base, kind: 'cgminer', address, algorithm: 'sha256d' };
    expect(await room.check(device, '', never)).toMatchObject({ ok: false });
  });

  const rude = Object.keys(RUDE_MANNERS).filter(
    (manner) => manner !== 'says nothing',
  ) as RudeManner[];
  it.each(rude)('that %s has a problem in words', async (manner) => {
    const server = await createRudeServer(manner);
    endings.push(() => server.close());
    const address = `127.0.0.1:${server.port}`;
    const { room } = roomWith('');
    for (const device of [
      { ...base, kind: 'axeos', address },
      { ...base, kind: 'xmrig', address },
      { ...base, kind: 'cgminer', address, algorithm: 'scrypt' },
    ] as const) {
      const report = await room.check(device, '', never);
      expect(report.ok).toBe(false);
      if (!report.ok) expect(report.problem.length).toBeGreaterThan(5);
    }
  });

  it.each(['huge', 'half', 'drop'] as const)('that sends %s JSON has a problem', async (kind) => {
    const server = await startFakeMeter();
    endings.push(server.close);
    server.mood = { kind };
    const clock = createFakeClock();
    const { room } = roomWith('', clock);
    const report = room.check({ ...base, kind: 'axeos', address: server.address }, '', never);
    let isDone = false;
    void report.then(() => {
      isDone = true;
    });
    while (server.asked.length === 0) await clock.advance(1);
    for (let turn = 0; turn < 500 && !isDone; turn += 1) {
      await clock.advance(kind === 'half' ? deviceTimeoutMs : 0);
    }
    expect(await report).toMatchObject({ ok: false });
  });
});

describe('the fleet', () => {
  it('keeps the last reading of one that falls silent, asks it less often, and takes it up again', async () => {
    const server = await startFakeMeter();
    endings.push(server.close);
    server.mood = { kind: 'json', body: { hashRate: 500 } };
    const clock = createFakeClock();
    const { room, last } = roomWith('', clock);
    const settle = async (count: number): Promise<void> => {
      for (let turn = 0; turn < 500 && server.asked.length < count; turn += 1)
        await clock.advance(0);
      for (let turn = 0; turn < 20; turn += 1) await clock.advance(0);
    };
    const device: FleetDevice = { ...base, kind: 'axeos', address: server.address };
    room.configure([device]);
    expect(last()).toMatchObject([{ state: 'asking', reading: null, odds: null }]);
    await settle(1);
    expect(last()).toMatchObject([{ state: 'answering', reading: { hashrateHps: 500e9 } }]);
    const heardMs = last()[0]!.atMs;

    server.mood = { kind: 'status', status: 500 };
    await clock.advance(pollMs);
    await settle(2);
    expect(last()).toMatchObject([
      {
        state: 'silent',
        problem: 'it answered HTTP 500',
        atMs: heardMs,
        reading: { hashrateHps: 500e9 },
      },
    ]);
    await clock.advance(pollMs);
    await settle(2);
    expect(server.asked).toHaveLength(2);

    server.mood = { kind: 'json', body: { hashRate: 400 } };
    await clock.advance(longestRestMs);
    await settle(3);
    expect(last()).toMatchObject([{ state: 'answering', problem: '' }]);

    const asked = server.asked.length;
    room.configure([{ ...device, enabled: false }]);
    await clock.advance(longestRestMs * 3);
    expect(last()).toMatchObject([{ state: 'off' }]);
    expect(server.asked).toHaveLength(asked);
    expect(clock.waiting()).toBe(0);
  });
});

/** Sends until the other side has had enough. */
function flood(socket: Socket): void {
  const chunk = 'x'.repeat(65_536);
  const more = (): void => {
    if (!socket.destroyed) socket.write(chunk, more);
  };
  more();
}
