import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { MONERO_JOB } from './monero-pool.ts';

/** A template of a real regtest node with 8 bytes of reserve. */
export const MONERO_TEMPLATE = {
  blockhashing_blob:
    '1010aee780d806418015bb9ae982a1975da7d79277c2705727a56894ba0fb246adaabb1f4632e3000000000e600809ab98f70027c8bf51f868cd29c18c49e8cfa2321c10faca4758ee423801',
  blocktemplate_blob:
    '1010aee780d806418015bb9ae982a1975da7d79277c2705727a56894ba0fb246adaabb1f4632e300000000023d01ff0101808080f0ffff0703d96188502c15db46436dfbf603292e4e846a4ed875d6119661c06a4d54d035573c2b01d4aa6e6d7df929677c43337493be67bfcd8113f454237569035d7bc489c02847020800000000000000000000',
  difficulty: 50,
  wide_difficulty: '0x32',
  expected_reward: 35_184_338_534_400,
  height: 1,
  prev_hash: '418015bb9ae982a1975da7d79277c2705727a56894ba0fb246adaabb1f4632e3',
  reserved_offset: 126,
  seed_hash: MONERO_JOB.seed_hash,
  next_seed_hash: '',
  status: 'OK',
};

/** What the fake answers to one call. */
export type MonerodAnswer =
  | { readonly result: unknown }
  | { readonly error: { readonly code: number; readonly message: string } }
  /** Not JSON-RPC at all. */
  | { readonly status: number; readonly text: string; readonly headers?: Record<string, string> };

export interface FakeMonerod {
  readonly url: string;
  /** Methods called, in order, with their parameters. */
  readonly calls: { readonly method: string; readonly params: Record<string, unknown> }[];
  /** Overrides the answer to a method; undefined: the usual one. */
  answer: (method: string, request: IncomingMessage) => MonerodAnswer | undefined;
  close(): Promise<void>;
}

/** A regtest monerod on loopback that stands still at its genesis block. */
export async function createFakeMonerod(): Promise<FakeMonerod> {
  const fake: { -readonly [Key in keyof FakeMonerod]: FakeMonerod[Key] } = {
    url: '',
    calls: [],
    answer: () => undefined,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { id, method, params } = JSON.parse(text) as {
      id: number;
      method: string;
      params: Record<string, unknown>;
    };
    fake.calls.push({ method, params });
    const answer = fake.answer(method, request) ?? usualAnswer(method);
    if ('text' in answer) {
      response.writeHead(answer.status, answer.headers).end(answer.text);
    } else {
      response.end(JSON.stringify({ id, jsonrpc: '2.0', ...answer }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  fake.url = `http://127.0.0.1:${address.port}`;
  return fake;
}

function usualAnswer(method: string): MonerodAnswer {
  switch (method) {
    case 'get_info':
      return {
        result: { nettype: 'fakechain', height: 1, version: '0.18.0.0', status: 'OK' },
      };
    case 'get_block_template':
      return { result: MONERO_TEMPLATE };
    case 'get_last_block_header':
    case 'get_block_header_by_height':
      return {
        result: {
          block_header: { hash: MONERO_TEMPLATE.prev_hash, height: 0, depth: 0 },
          status: 'OK',
        },
      };
    case 'submit_block':
      return { result: { status: 'OK' } };
    default:
      return { error: { code: -32601, message: 'Method not found' } };
  }
}
