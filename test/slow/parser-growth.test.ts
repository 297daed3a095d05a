import { afterAll, describe, expect, it } from 'vitest';
import { bytesFromHex } from '../../common/block/bytes.ts';
import { parseCoinbase } from '../../common/block/coinbase-parse.ts';
import { trustedAuthorities } from '../../main/net/authority.ts';
import { createLineSplitter } from '../../main/net/line-splitter.ts';
import { createFrameSplitter } from '../../main/net/zmq-frames.ts';
import { parseTemplate } from '../../main/work/protocol/getblocktemplate.ts';
import { parseRpcReply } from '../../main/work/protocol/json-rpc.ts';
import { parseMoneroReply } from '../../main/work/protocol/monero-rpc.ts';
import { moneroStratumCodec } from '../../main/work/protocol/monero-stratum.ts';
import { parseServerMessage } from '../../main/work/protocol/stratum-v1.ts';
import stratum from '../vector/stratum-accepted.json' with { type: 'json' };
import template from '../vector/template-with-transactions.json' with { type: 'json' };
import { growthOf } from './complexity.ts';

/** Quadratic is 2; linear with the noise of a busy machine and of larger memory stays below this. */
const LINEAR = 1.5;
const MAX = 1 << 30;
const measured: string[] = [];

/** Errors are answers too: what matters is the time until they come. */
const tolerant =
  <Input>(run: (input: Input) => unknown) =>
  (input: Input): unknown => {
    try {
      return run(input);
    } catch (error) {
      return error;
    }
  };

function grows<Input>(
  name: string,
  make: (size: number) => Input,
  run: (input: Input) => unknown,
  most?: number,
): void {
  it(`${name}: no worse than linear`, () => {
    let growth = growthOf(make, tolerant(run), most);
    // A busy machine may disturb one fit; what is quadratic stays so in each.
    for (let again = 0; again < 4 && growth.exponent >= LINEAR; again += 1) {
      growth = growthOf(make, tolerant(run), most);
    }
    const { exponent, rows } = growth;
    const last = rows.at(-1)!;
    measured.push(`${exponent.toFixed(2)}  ${name}, ${last.size} in ${last.ms.toFixed(1)} ms`);
    expect(exponent, JSON.stringify(rows)).toBeLessThan(LINEAR);
  });
}

afterAll(() => process.stdout.write(`${measured.sort().reverse().join('\n')}\n`));

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the line splitter', () => {
  grows(
    'a long line in pieces',
    (size) => Array.from({ length: size }, () => bytes('x'.repeat(64))),
    (chunks) => {
      const splitter = createLineSplitter(MAX);
      for (const chunk of chunks) splitter.push(chunk);
      return splitter.push(bytes('\n'));
    },
  );
  grows(
    'a long line, byte by byte',
    (size) => size,
    (size) => {
      const splitter = createLineSplitter(MAX);
      const byte = bytes('x');
      for (let index = 0; index < size; index += 1) splitter.push(byte);
      return splitter.push(bytes('\n'));
    },
  );
  grows(
    'many lines in one piece',
    (size) => bytes('{}\n'.repeat(size)),
    (chunk) => createLineSplitter(MAX).push(chunk),
  );
  grows(
    'invalid UTF-8',
    (size) => Buffer.alloc(size, 0xc3),
    (chunk) => {
      const splitter = createLineSplitter(MAX);
      splitter.push(chunk);
      return splitter.push(bytes('\n'));
    },
  );
  grows(
    'carriage returns and blanks',
    (size) => bytes(`${'\r'.repeat(size)}${' '.repeat(size)}\n`),
    (chunk) => createLineSplitter(MAX).push(chunk),
  );
});

describe('the frame splitter', () => {
  grows(
    'a large frame, byte by byte',
    (size) => size,
    (size) => {
      const splitter = createFrameSplitter(MAX);
      const head = Buffer.alloc(9);
      head[0] = 2;
      head.writeBigUInt64BE(BigInt(size), 1);
      splitter.push(head);
      const byte = bytes('x');
      for (let index = 0; index < size; index += 1) splitter.push(byte);
    },
  );
  grows(
    'many empty frames in one piece',
    (size) => Buffer.alloc(2 * size),
    (chunk) => createFrameSplitter(MAX).push(chunk),
  );
});

const stratumParsers = [
  ['Stratum', (line: string) => parseServerMessage(line, 'pool')],
  ['Monero Stratum', (line: string) => moneroStratumCodec.parse(line, 'pool')],
] as const;

describe.each(stratumParsers)('%s', (name, parse) => {
  const say = (what: string): string => `${name}: ${what}`;
  grows(
    say('deep arrays'),
    (size) => `{"method":"mining.notify","params":${'['.repeat(size)}${']'.repeat(size)}}`,
    parse,
  );
  grows(
    say('deep objects'),
    (size) => `{"id":1,"result":${'{"a":'.repeat(size)}1${'}'.repeat(size)}}`,
    parse,
  );
  grows(
    say('many parameters'),
    (size) => `{"method":"mining.notify","params":[${'1,'.repeat(size)}1]}`,
    parse,
  );
  grows(
    say('many keys'),
    (size) =>
      `{${Array.from({ length: size }, (_, index) => `"k${index}":1`).join(',')},"id":1,"result":1}`,
    parse,
    64_000,
  );
  grows(
    say('a number of many digits'),
    (size) => `{"method":"mining.set_difficulty","params":[${'9'.repeat(size)}]}`,
    parse,
  );
  grows(
    say('a number as a long text'),
    (size) => `{"method":"mining.set_difficulty","params":["${'9'.repeat(size)}"]}`,
    parse,
  );
  grows(
    say('a long message of control characters'),
    (size) => `{"method":"client.show_message","params":["${'\\u0007'.repeat(size)}"]}`,
    parse,
  );
  grows(say('a long error'), (size) => `{"id":1,"error":[20,"${' '.repeat(size)}x",null]}`, parse);
  grows(say('text that is not JSON'), (size) => 'x'.repeat(size), parse);
  grows(
    say('a long job id and blob'),
    (size) =>
      `{"method":"job","params":{"job_id":"${'a'.repeat(size)}","blob":"${'ab'.repeat(size)}","target":"${'f'.repeat(size)}","seed_hash":"${'0'.repeat(64)}","height":1}}`,
    parse,
  );
});

describe('a job', () => {
  const { notify } = stratum.cases[0]!;
  const withField = (index: number, value: unknown): string =>
    JSON.stringify({
      method: 'mining.notify',
      params: notify.map((old, at) => (at === index ? value : old)),
    });
  grows(
    'a long coinbase',
    (size) => withField(3, 'ab'.repeat(size)),
    (line) => parseServerMessage(line, 'pool'),
  );
  grows(
    'a long merkle branch',
    (size) => withField(4, new Array(size).fill('00'.repeat(32))),
    (line) => parseServerMessage(line, 'pool'),
  );
});

describe('a coinbase', () => {
  const head = `01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff0403a0bb0dffffffffff`;
  const count = (size: number): string => {
    const le = Buffer.alloc(4);
    le.writeUInt32LE(size);
    return `fe${le.toString('hex')}`;
  };
  grows(
    'many outputs',
    (size) =>
      bytesFromHex(
        `${head}${count(size)}${`0100000000000000160014${'ab'.repeat(20)}`.repeat(size)}00000000`,
      ),
    parseCoinbase,
    // A line of 1 MiB holds no more.
    16_000,
  );
  grows(
    'one large script',
    (size) => bytesFromHex(`${head}010100000000000000${count(size)}${'6a'.repeat(size)}00000000`),
    parseCoinbase,
  );
});

describe('answers of nodes', () => {
  const context = { host: 'node', method: 'getblocktemplate', auth: 'none' } as const;
  const { transactions, ...rest } = template.cases.template as {
    transactions: { data: string }[];
  };
  const one = transactions[0] ?? { data: '00' };
  grows(
    'a template of many transactions',
    (size) =>
      JSON.stringify({ result: { ...rest, transactions: new Array(size).fill(one) }, error: null }),
    (text) => parseTemplate(parseRpcReply(200, text, context), 'node'),
    12_800,
  );
  grows(
    'a template of one large transaction',
    (size) =>
      JSON.stringify({
        result: { ...rest, transactions: [{ ...one, data: 'ab'.repeat(size) }] },
        error: null,
      }),
    (text) => parseTemplate(parseRpcReply(200, text, context), 'node'),
  );
  grows(
    'a page',
    (size) => ` ${'<p>'.repeat(size)}`,
    (text) => parseRpcReply(200, text, context),
  );
  grows(
    'deep JSON of monerod',
    (size) => `{"id":1,"result":${'['.repeat(size)}${']'.repeat(size)}}`,
    (text) => parseMoneroReply(200, text, { host: 'node', method: 'get_info' }),
  );
});

describe('typed text', () => {
  grows(
    'certificates that never end',
    (size) => '-----BEGIN CERTIFICATE-----'.repeat(size),
    (text) => trustedAuthorities(text, 'node'),
  );
});
