import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

/** A request as the fake pool received it. */
export interface PoolRequest {
  readonly id: number;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** One connection of a miner. */
export interface PoolClient {
  readonly requests: PoolRequest[];
  /** An object goes as one JSON line, text and bytes as they are. */
  send(message: object | string | Uint8Array): void;
  reply(request: PoolRequest, result: unknown, error?: unknown): void;
  notify(method: string, params: readonly unknown[]): void;
  drop(): void;
}

/** How one kind of server behaves: called for every request. */
export type PoolScript = (request: PoolRequest, client: PoolClient) => void;

export interface FakePool {
  readonly port: number;
  readonly url: string;
  /** Every connection there was, oldest first. */
  readonly clients: PoolClient[];
  /** The newest connection. */
  client(): PoolClient;
  /** Changes the behaviour from now on. */
  script: PoolScript;
  /** Resolves as soon as the condition holds; looks again at each request and connection. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * A pool on loopback that does what its script says.
 *
 * @param tls - key and certificate as PEM; without them plain TCP
 */
export async function createFakePool(
  script: PoolScript,
  tls?: { readonly key: string; readonly cert: string },
): Promise<FakePool> {
  const sockets = new Set<Socket>();
  const clients: PoolClient[] = [];
  let waiters: { condition: () => boolean; resolve: () => void }[] = [];
  const changed = (): void => {
    const met = waiters.filter(({ condition }) => condition());
    waiters = waiters.filter((waiter) => !met.includes(waiter));
    for (const { resolve } of met) resolve();
  };

  function accept(socket: Socket): void {
    sockets.add(socket);
    let held = '';
    const send = (message: object | string | Uint8Array): void => {
      const isRaw = typeof message === 'string' || message instanceof Uint8Array;
      socket.write(isRaw ? message : `${JSON.stringify(message)}\n`);
    };
    const client: PoolClient = {
      requests: [],
      send,
      reply: ({ id }, result, error = null) => send({ id, result, error }),
      notify: (method, params) => send({ params, id: null, method }),
      drop: () => socket.destroy(),
    };
    clients.push(client);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      changed();
    });
    socket.on('data', (chunk: Buffer) => {
      held += chunk.toString('utf8');
      const lines = held.split('\n');
      held = lines.pop() ?? '';
      for (const line of lines) {
        const request = JSON.parse(line) as PoolRequest;
        client.requests.push(request);
        pool.script(request, client);
      }
      changed();
    });
    changed();
  }

  const server: Server = tls ? createTlsServer(tls, accept) : createServer(accept);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  const pool: FakePool = {
    port: address.port,
    url: `stratum+${tls ? 'ssl' : 'tcp'}://127.0.0.1:${address.port}`,
    clients,
    client() {
      const client = clients.at(-1);
      if (!client) throw new Error('nobody is connected');
      return client;
    },
    script,
    until(condition) {
      if (condition()) return Promise.resolve();
      return new Promise((resolve) => waiters.push({ condition, resolve }));
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return pool;
}
