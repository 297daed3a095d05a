import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A real litecoind on regtest in a folder of its own, started and killed by a test. */
export interface LitecoinNode {
  /** Its data folder. */
  readonly folder: string;
  readonly rpcPort: number;
  readonly cookieFile: string;
  call<Result = unknown>(method: string, ...params: unknown[]): Promise<Result>;
  /** Resolves when it answers calls. */
  start(): Promise<void>;
  /**
   * SIGKILL, as a power cut would, once the chain is on disk: litecoind writes it hourly, and one that lost
   * its last blocks gets them back from its peers, of which there are none here.
   */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** @param program - path of litecoind */
export async function createLitecoinNode(program: string): Promise<LitecoinNode> {
  const folder = await mkdtemp(join(tmpdir(), 'adit-litecoind-'));
  const rpcPort = await freePort();
  const p2pPort = await freePort();
  const cookieFile = join(folder, 'regtest', '.cookie');
  let child: ChildProcess | undefined;
  let peer: Socket | undefined;

  async function call<Result>(method: string, ...params: unknown[]): Promise<Result> {
    const cookie = await readFile(cookieFile, 'utf8');
    const response = await fetch(`http://127.0.0.1:${rpcPort}/`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(cookie).toString('base64')}` },
      body: JSON.stringify({ jsonrpc: '1.0', id: 1, method, params }),
    });
    const { result, error } = (await response.json()) as { result: Result; error: unknown };
    if (error) throw new Error(JSON.stringify(error));
    return result;
  }

  /** A node without any connection gives no work; a bare one counts until its handshake times out. */
  function holdPeer(): void {
    const socket = connect(p2pPort, '127.0.0.1');
    peer = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (child && peer === socket) setTimeout(() => child && holdPeer(), 50).unref();
    });
  }

  async function start(): Promise<void> {
    const started = spawn(
      program,
      [
        '-regtest',
        `-datadir=${folder}`,
        '-server',
        '-listen',
        '-maxtipage=2000000000',
        `-bind=127.0.0.1:${p2pPort}`,
        `-rpcport=${rpcPort}`,
        '-rpcbind=127.0.0.1',
        '-rpcallowip=127.0.0.1',
        '-dnsseed=0',
        '-discover=0',
        '-upnp=0',
        '-fallbackfee=0.001',
        '-printtoconsole=0',
      ],
      { stdio: 'ignore' },
    );
    child = started;
    for (;;) {
      if (started.exitCode !== null) throw new Error(`litecoind ended with ${started.exitCode}`);
      try {
        await call('getblockcount');
        break;
      } catch {
        // Not listening yet, or warming up.
        await pause(50);
      }
    }
    holdPeer();
    while ((await call<number>('getconnectioncount')) === 0) await pause(20);
  }

  async function kill(): Promise<void> {
    const running = child;
    child = undefined;
    peer?.destroy();
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    // The call that flushes the chain; it fails when the node was not up yet, and has nothing to keep then.
    await call('gettxoutsetinfo').catch(() => undefined);
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  return {
    folder,
    rpcPort,
    cookieFile,
    call,
    start,
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
