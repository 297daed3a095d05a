import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './litecoin-node.ts';

/** The Monero project's published donation address: any address with a good checksum does on regtest. */
export const MONERO_ADDRESS =
  '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';

/** A real monerod on regtest in a folder of its own, started and killed by a test. */
export interface MoneroNode {
  readonly rpcPort: number;
  /** Of zmq-pub. */
  readonly zmqPort: number;
  call<Result = unknown>(method: string, params?: unknown): Promise<Result>;
  /** A call that is not JSON-RPC, as `/pop_blocks`. */
  post(path: string, body: unknown): Promise<unknown>;
  /** Adds blocks at difficulty 1, where every nonce is good: half the hashing of `generateblocks`. */
  extend(blocks: number): Promise<void>;
  /** Resolves when it answers calls; the chain stays from start to start. */
  start(): Promise<void>;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/**
 * @param program - path of monerod
 * @param more - further options, as `--rpc-login user:password`
 * @param environment - further variables, as `SEEDHASH_EPOCH_BLOCKS`
 */
export async function createMoneroNode(
  program: string,
  difficulty: number,
  more: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<MoneroNode> {
  const folder = await mkdtemp(join(tmpdir(), 'adit-monerod-'));
  const [rpcPort, p2pPort, zmqPort, zmqRpcPort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  let child: ChildProcess | undefined;

  async function post(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${rpcPort}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.json();
  }

  async function call<Result>(method: string, params: unknown = {}): Promise<Result> {
    const answer = await post('/json_rpc', { jsonrpc: '2.0', id: 1, method, params });
    const { result, error } = answer as { result: Result; error?: unknown };
    if (error) throw new Error(JSON.stringify(error));
    return result;
  }

  async function extend(blocks: number): Promise<void> {
    const address = { wallet_address: MONERO_ADDRESS, reserve_size: 1 };
    for (let count = 0; count < blocks; count += 1) {
      const template = await call<{ blocktemplate_blob: string }>('get_block_template', address);
      await call('submit_block', [template.blocktemplate_blob]);
    }
  }

  async function start(): Promise<void> {
    const started = spawn(
      program,
      [
        '--regtest',
        '--keep-fakechain',
        '--offline',
        `--fixed-difficulty=${difficulty}`,
        `--data-dir=${folder}`,
        '--non-interactive',
        '--no-igd',
        '--hide-my-port',
        '--disable-rpc-ban',
        '--p2p-bind-ip=127.0.0.1',
        `--p2p-bind-port=${p2pPort}`,
        '--rpc-bind-ip=127.0.0.1',
        `--rpc-bind-port=${rpcPort}`,
        '--zmq-rpc-bind-ip=127.0.0.1',
        `--zmq-rpc-bind-port=${zmqRpcPort}`,
        `--zmq-pub=tcp://127.0.0.1:${zmqPort}`,
        '--max-log-file-size=0',
        ...more,
      ],
      { stdio: 'ignore', env: { ...process.env, ...environment } },
    );
    child = started;
    for (;;) {
      if (started.exitCode !== null) throw new Error(`monerod ended with ${started.exitCode}`);
      try {
        await fetch(`http://127.0.0.1:${rpcPort}/get_height`);
        return;
      } catch {
        // Not listening yet.
        await pause(50);
      }
    }
  }

  async function kill(): Promise<void> {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  }

  return {
    rpcPort,
    zmqPort,
    call,
    post,
    extend,
    start,
    kill,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
