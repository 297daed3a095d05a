import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** What a server does with every connection, whatever is said to it. */
export const RUDE_MANNERS = {
  'hangs up at once': (socket: Socket) => socket.destroy(),
  'says nothing': () => undefined,
  'talks like a web server': (socket: Socket) =>
    socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 3\r\n\r\nno\n'),
  'sends a page': (socket: Socket) =>
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n<!doctype html>\n'),
  'sends random bytes': (socket: Socket) =>
    socket.write(Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 73) & 0xff))),
  'sends 64 MB': (socket: Socket) => {
    const chunk = Buffer.alloc(1 << 20, 0x20);
    let left = 64;
    const more = (): void => {
      while (left-- > 0 && !socket.destroyed) if (!socket.write(chunk)) return;
    };
    socket.on('drain', more);
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 67108864\r\n\r\n');
    more();
  },
} as const;
export type RudeManner = keyof typeof RUDE_MANNERS;

export interface RudeServer {
  readonly port: number;
  close(): Promise<void>;
}

/** A TCP server on loopback that is no node and no pool. */
export async function createRudeServer(manner: RudeManner): Promise<RudeServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.resume();
    RUDE_MANNERS[manner](socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
