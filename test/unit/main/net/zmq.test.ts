import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../main/net/system-clock.ts';
import { subscribeZmq } from '../../../../main/net/zmq.ts';
import {
  createFrameSplitter,
  encodeGreeting,
  encodeReady,
  encodeSubscription,
} from '../../../../main/net/zmq-frames.ts';

describe('frames', () => {
  it('are cut at any place of the stream', () => {
    const stream = Buffer.concat([
      encodeReady(),
      Uint8Array.of(1, 2, 0x61, 0x62),
      Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 3, 0x63, 0x64, 0x65),
    ]);
    for (let cut = 0; cut <= stream.length; cut += 1) {
      const splitter = createFrameSplitter(1000);
      const frames = [
        ...splitter.push(stream.subarray(0, cut))!,
        ...splitter.push(stream.subarray(cut))!,
      ];
      expect(frames.map(({ isCommand, hasMore }) => [isCommand, hasMore])).toEqual([
        [true, false],
        [false, true],
        [false, false],
      ]);
      expect(Buffer.from(frames[2]!.body).toString()).toBe('cde');
    }
  });

  it('of more than the cap end the connection', () => {
    const splitter = createFrameSplitter(10);
    expect(splitter.push(Uint8Array.of(2, 0, 0, 0, 1, 0, 0, 0, 0))).toBeUndefined();
  });
});

describe('a subscription', () => {
  let close: () => Promise<unknown> = async () => undefined;
  afterEach(() => close());

  /** @param talk - gets the socket once 64 bytes of greeting have come */
  async function serve(talk: (socket: Socket, received: () => Buffer) => void): Promise<number> {
    const server = createServer((socket) => {
      let received = Buffer.alloc(0);
      let isGreeted = false;
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        if (isGreeted || received.length < 64) return;
        isGreeted = true;
        talk(socket, () => received);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    close = async () => {
      server.close();
    };
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  const subscribe = (port: number, onMessage: (text: string) => void = () => undefined) =>
    subscribeZmq({
      endpoint: { host: '127.0.0.1', port, isTls: false, path: '/' },
      topic: 'json-minimal-chain_main',
      clock: systemClock,
      signal: AbortSignal.timeout(5000),
      onMessage,
    });

  it('greets, subscribes and passes messages on', async () => {
    let received = (): Buffer => Buffer.alloc(0);
    const port = await serve((socket, all) => {
      received = all;
      socket.write(encodeGreeting());
      socket.write(encodeReady());
      socket.write(Uint8Array.of(0, 3, 0x6f, 0x6e, 0x65));
      setTimeout(() => socket.end(), 50);
    });
    const messages: string[] = [];
    await expect(subscribe(port, (text) => messages.push(text))).rejects.toMatchObject({
      code: 'net.closed',
    });
    expect(messages).toEqual(['one']);
    const expected = Buffer.concat([
      encodeGreeting(),
      encodeReady(),
      encodeSubscription('json-minimal-chain_main'),
    ]);
    expect(received().equals(expected)).toBe(true);
  });

  it('names a server that wants a password', async () => {
    const port = await serve((socket) => {
      const greeting = encodeGreeting();
      greeting.set(Buffer.from('PLAIN\0'), 12);
      socket.write(greeting);
    });
    await expect(subscribe(port)).rejects.toMatchObject({
      code: 'net.failed',
      params: { cause: 'a ZeroMQ server that wants PLAIN' },
    });
  });

  it('names what is not ZeroMQ', async () => {
    const port = await serve((socket) => socket.write('HTTP/1.1 400 Bad Request\r\n'.padEnd(70)));
    await expect(subscribe(port)).rejects.toMatchObject({ code: 'net.failed' });
  });
});
