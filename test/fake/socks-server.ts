import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What one client asked for. */
export interface SocksRequest {
  /** '' when the proxy took it without a login. */
  readonly user: string;
  /** 1 IPv4, 3 name, 4 IPv6. */
  readonly kind: number;
  readonly host: string;
  readonly port: number;
}

export interface SocksServer {
  readonly address: string;
  readonly requests: SocksRequest[];
  /** What is wrong with what clients sent; empty when all of it was exact. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** How a proxy answers. */
export interface SocksManner {
  /** Names it knows, with the loopback port behind each; an address is its own. */
  readonly names?: Readonly<Record<string, number>>;
  /** 2 wants a login, 0 none, 255 refuses all. */
  readonly method?: number;
  /** Reply code; 0 connects. */
  readonly reply?: number;
  /** Sends its answers one byte at a time. */
  readonly drips?: boolean;
  /** Says nothing at all. */
  readonly hangs?: boolean;
}

/** A SOCKS5 proxy on loopback that takes nothing but exact RFC 1928 and RFC 1929. */
export async function createSocksServer(manner: SocksManner = {}): Promise<SocksServer> {
  const { names = {}, method = 2, reply = 0 } = manner;
  const requests: SocksRequest[] = [];
  const faults: string[] = [];
  const sockets = new Set<Socket>();

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (!manner.hangs) {
      serve(socket).catch((error: unknown) => {
        faults.push(String(error));
        socket.destroy();
      });
    }
  });

  async function serve(socket: Socket): Promise<void> {
    const read = reader(socket);
    const write = async (...bytes: number[]): Promise<void> => {
      for (const part of manner.drips ? bytes.map((byte) => [byte]) : [bytes]) {
        socket.write(Uint8Array.from(part));
        if (manner.drips) await new Promise(setImmediate);
      }
    };
    const [version, count = 0] = await read(2);
    if (version !== 5) throw new Error('not version 5');
    const methods = [...(await read(count))];
    await write(5, method);
    if (method === 255) return;
    if (!methods.includes(method)) throw new Error('a method that was not offered');
    let user = '';
    if (method === 2) {
      const [login, userSize = 0] = await read(2);
      if (login !== 1) throw new Error('not version 1 of the login');
      user = (await read(userSize)).toString('utf8');
      await read((await read(1))[0] ?? 0);
      await write(1, 0);
    }
    const [again, command, reserved, kind = 0] = await read(4);
    if (again !== 5 || command !== 1 || reserved !== 0) throw new Error('not a plain CONNECT');
    const size = kind === 1 ? 4 : kind === 4 ? 16 : ((await read(1))[0] ?? 0);
    const raw = await read(size);
    const host =
      kind === 3 ? raw.toString('utf8') : kind === 1 ? raw.join('.') : raw.toString('hex');
    const port = (await read(2)).readUInt16BE();
    requests.push({ user, kind, host, port });
    const known = kind === 3 ? names[host] : port;
    if (reply !== 0 || known === undefined) {
      await write(5, reply || 4, 0, 1, 0, 0, 0, 0, 0, 0);
      socket.end();
      return;
    }
    const onward = connect(known, '127.0.0.1');
    sockets.add(onward);
    onward.on('error', () => socket.destroy()).on('close', () => sockets.delete(onward));
    await once(onward, 'connect');
    // A name as the bound address: the one form whose length the client has to read.
    await write(5, 0, 0, 3, 3, 0x61, 0x62, 0x63, 0, 1);
    read.release();
    socket.pipe(onward).pipe(socket);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `127.0.0.1:${bound.port}`,
    requests,
    faults,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function reader(socket: Socket): ((count: number) => Promise<Buffer>) & { release(): void } {
  let held = Buffer.alloc(0);
  let wake: () => void = () => undefined;
  const take = (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    wake();
  };
  socket.on('data', take);
  const read = async (count: number): Promise<Buffer> => {
    while (held.length < count) {
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        socket.once('close', () => reject(new Error('the client left')));
      });
    }
    const bytes = held.subarray(0, count);
    held = held.subarray(count);
    return bytes;
  };
  return Object.assign(read, {
    release() {
      socket.off('data', take);
      if (held.length > 0) socket.unshift(held);
    },
  });
}
