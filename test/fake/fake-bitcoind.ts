import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { checkBlock } from './block-check.ts';

/** An HTTP answer as it is; `undefined` for the usual one. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string;
}

export interface NodeCallSeen {
  readonly method: string;
  readonly params: readonly unknown[];
}

/** A Bitcoin-like node on loopback, regtest unless told otherwise; every field may be changed at any time. */
export interface FakeBitcoind {
  readonly port: number;
  readonly url: string;
  readonly calls: NodeCallSeen[];
  /** `user:password` that is let in; null lets everyone in. */
  credentials: string | null;
  chainName: string;
  genesis: string;
  /** Bitcoin Core 28 and later with "2.0": errors with HTTP 200. */
  errorStatus: number;
  /** JSON-RPC error of getblocktemplate, before anything else. */
  templateError: { code: number; message: string } | null;
  /** Changes a template before it is given. */
  alterTemplate: (template: Record<string, unknown>) => Record<string, unknown>;
  /** Whole answers for a call. */
  override: (call: NodeCallSeen) => RawAnswer | 'hang' | undefined;
  longPoll: 'works' | 'broken' | 'none';
  proposalAnswer: string | null;
  transactions: readonly Record<string, unknown>[];
  readonly height: () => number;
  readonly tip: () => string;
  /** Someone else finds a block: long polls answer. */
  otherBlock(): string;
  /** The last block gives way to another of the same height. */
  reorganize(): void;
  until(condition: () => boolean): Promise<void>;
  /** Stops listening and drops everybody; `listen` comes back at the same port with the same chain. */
  goDown(): Promise<void>;
  listen(): Promise<void>;
  close(): Promise<void>;
}

const BITS = 0x207fffff;
const REWARD = 5_000_000_000n;
const REGTEST_GENESIS = '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206';

export async function createFakeBitcoind(): Promise<FakeBitcoind> {
  /** Best chain from the genesis on, as printed. */
  const chain: string[] = [REGTEST_GENESIS];
  /** Valid blocks off the best chain: hash to height. */
  const sideBranch = new Map<string, number>();
  const known = new Set<string>();
  let polls: (() => void)[] = [];
  let otherCount = 0;
  let waiters: { condition: () => boolean; resolve: () => void }[] = [];
  const calls: NodeCallSeen[] = [];
  const changed = (): void => {
    const met = waiters.filter(({ condition }) => condition());
    waiters = waiters.filter((waiter) => !met.includes(waiter));
    for (const { resolve } of met) resolve();
  };
  const tip = (): string => chain.at(-1)!;
  const height = (): number => chain.length - 1;
  const nowS = (): number => 1_800_000_000;

  function extend(hash: string): void {
    chain.push(hash);
    const waiting = polls;
    polls = [];
    for (const answer of waiting) answer();
  }

  const demands = (previousHash: string, blockHeight: number) => ({
    previousHash,
    height: blockHeight,
    bits: BITS,
    coinbaseValueMax: REWARD,
    minTime: nowS() - 3600,
    maxTime: nowS() + 7200,
  });

  function template(): Record<string, unknown> {
    return node.alterTemplate({
      capabilities: ['proposal'],
      version: 0x20000000,
      rules: ['csv', '!segwit', 'taproot'],
      vbavailable: {},
      vbrequired: 0,
      previousblockhash: tip(),
      transactions: node.transactions,
      coinbaseaux: {},
      coinbasevalue: Number(REWARD),
      ...(node.longPoll === 'none' ? {} : { longpollid: `${tip()}1` }),
      target: `7fffff${'00'.repeat(29)}`,
      mintime: nowS() - 3600,
      mutable: ['time', 'transactions', 'prevblock'],
      noncerange: '00000000ffffffff',
      sigoplimit: 80000,
      sizelimit: 4000000,
      weightlimit: 4000000,
      curtime: nowS(),
      bits: '207fffff',
      height: height() + 1,
      default_witness_commitment:
        '6a24aa21a9ede2f61c3f71d1defd3fa999dfa36953755c690689799962b48bebd836974e8cf9',
    });
  }

  function submit(blockHex: string): string | null {
    const parentIndex = chain.indexOf(previousOf(blockHex));
    if (parentIndex === -1) return 'prev-blk-not-found';
    const checked = checkBlock(blockHex, demands(chain[parentIndex]!, parentIndex + 1));
    if (typeof checked === 'string') {
      if (checked === 'undecodable') throw new RpcError(-22, 'Block decode failed');
      return checked;
    }
    if (known.has(checked.hash)) return 'duplicate';
    known.add(checked.hash);
    if (parentIndex !== height()) {
      sideBranch.set(checked.hash, parentIndex + 1);
      return 'inconclusive';
    }
    extend(checked.hash);
    return null;
  }

  async function result({ method, params }: NodeCallSeen): Promise<unknown> {
    switch (method) {
      case 'getblockchaininfo':
        return { chain: node.chainName, blocks: height(), headers: height() };
      case 'getblockhash':
        return params[0] === 0 ? node.genesis : chain[params[0] as number];
      case 'getbestblockhash':
        return tip();
      case 'getblockcount':
        return height();
      case 'getnetworkinfo':
        return { subversion: '/Satoshi:30.0.0/', connections: 8 };
      case 'getmininginfo':
        return { blocks: height(), networkhashps: 0, warnings: [] };
      case 'getblockheader': {
        const at = chain.indexOf(params[0] as string);
        if (at !== -1) return { height: at, confirmations: height() - at + 1 };
        const side = sideBranch.get(params[0] as string);
        if (side === undefined) throw new RpcError(-5, 'Block not found');
        return { height: side, confirmations: -1 };
      }
      case 'submitblock':
        return submit(params[0] as string);
      case 'getblocktemplate':
        return templateResult(params[0] as Record<string, unknown> | undefined);
      default:
        throw new RpcError(-32601, 'Method not found', 404);
    }
  }

  async function templateResult(request: Record<string, unknown> | undefined): Promise<unknown> {
    if (node.templateError) throw new RpcError(node.templateError.code, node.templateError.message);
    if (!request)
      throw new RpcError(-1, `getblocktemplate ( "template_request" )\n${'x'.repeat(5000)}`);
    const rules = request['rules'] as string[];
    if (!rules?.includes('segwit')) {
      throw new RpcError(-8, 'getblocktemplate must be called with the segwit rule set');
    }
    if (request['mode'] === 'proposal') {
      const checked = checkBlock(request['data'] as string, demands(tip(), height() + 1), {
        withoutWork: true,
      });
      return typeof checked === 'string' ? checked : node.proposalAnswer;
    }
    if (request['longpollid'] === `${tip()}1`) {
      if (node.longPoll === 'broken') throw new RpcError(-32603, 'Assertion failed.');
      await new Promise<void>((resolve) => polls.push(resolve));
    }
    return template();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const send = (status: number, body: string): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    };
    const expected = `Basic ${Buffer.from(node.credentials ?? '').toString('base64')}`;
    if (node.credentials !== null && request.headers.authorization !== expected) {
      send(401, '');
      changed();
      return;
    }
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString()) as NodeCallSeen & {
      id: number;
    };
    const call = { method, params };
    calls.push(call);
    changed();
    const override = node.override(call);
    if (override === 'hang') return;
    if (override) {
      send(override.status, override.body);
      return;
    }
    try {
      send(200, JSON.stringify({ result: await result(call), error: null, id }));
    } catch (error) {
      if (!(error instanceof RpcError)) throw error;
      const { code, message, status } = error;
      const body = {
        ...(node.errorStatus === 200 ? {} : { result: null }),
        error: { code, message },
        id,
      };
      send(node.errorStatus === 200 ? 200 : status, JSON.stringify(body));
    }
  }

  function createListener() {
    return createServer((request, response) => {
      handle(request, response).catch(() => response.destroy());
    });
  }
  let server = createListener();
  async function listen(port: number): Promise<void> {
    server = createListener();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  }
  async function goDown(): Promise<void> {
    server.close();
    server.closeAllConnections();
    polls = [];
    if (server.listening) await once(server, 'close');
  }

  await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { port } = address;
  const node: FakeBitcoind = {
    port,
    url: `http://127.0.0.1:${port}`,
    calls,
    credentials: 'u:p',
    chainName: 'regtest',
    genesis: REGTEST_GENESIS,
    errorStatus: 500,
    templateError: null,
    alterTemplate: (given) => given,
    override: () => undefined,
    longPoll: 'works',
    proposalAnswer: null,
    transactions: [],
    height,
    tip,
    otherBlock() {
      otherCount += 1;
      const hash = otherCount.toString(16).padStart(64, 'e');
      extend(hash);
      return hash;
    },
    reorganize() {
      const lost = chain.pop()!;
      sideBranch.set(lost, chain.length);
      otherCount += 1;
      chain.push(otherCount.toString(16).padStart(64, 'd'));
      extend(otherCount.toString(16).padStart(64, 'c'));
    },
    until(condition) {
      if (condition()) return Promise.resolve();
      return new Promise((resolve) => waiters.push({ condition, resolve }));
    },
    goDown,
    listen: () => listen(port),
    close: goDown,
  };
  return node;
}

class RpcError extends Error {
  readonly code: number;
  readonly status: number;
  constructor(code: number, message: string, status = 500) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** As printed. */
function previousOf(blockHex: string): string {
  return Buffer.from(blockHex.slice(8, 72), 'hex').reverse().toString('hex');
}
