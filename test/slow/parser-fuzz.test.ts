import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesFromHex, DecodeError } from '../../common/block/bytes.ts';
import { parseCoinbase } from '../../common/block/coinbase-parse.ts';
import { parseHashingBlob, parseMoneroBlock } from '../../common/block/monero-blob.ts';
import { readScript } from '../../common/block/script.ts';
import { decodeAddress } from '../../common/chain/address.ts';
import { chains } from '../../common/chain/registry.ts';
import { contract } from '../../common/contract/contract.ts';
import { AppError } from '../../common/contract/errors.ts';
import { FleetReading } from '../../common/contract/fleet.ts';
import { defaultSettings, Settings } from '../../common/contract/settings.ts';
import { readingFromAxeos } from '../../main/fleet/device/axeos.ts';
import { readingFromCgminer } from '../../main/fleet/device/cgminer.ts';
import { readingFromXmrig } from '../../main/fleet/device/xmrig.ts';
import { wattsFromPayload } from '../../main/host/sensor/mqtt.ts';
import { readDeviceAddress } from '../../main/net/device-address.ts';
import { createLineSplitter } from '../../main/net/line-splitter.ts';
import { createPacketReader, encodePacket, mqttText } from '../../main/net/mqtt.ts';
import { parseNodeUrl, parsePoolUrl, parseSocksAddress, parseZmqUrl } from '../../main/net/url.ts';
import { createFrameSplitter, encodeReady, encodeSubscription } from '../../main/net/zmq-frames.ts';
import { createRouter } from '../../main/serve/router.ts';
import { parseTemplate } from '../../main/work/protocol/getblocktemplate.ts';
import { parseRpcReply } from '../../main/work/protocol/json-rpc.ts';
import { readDigestChallenge } from '../../main/work/protocol/monero-digest.ts';
import {
  parseMoneroHeader,
  parseMoneroInfo,
  parseMoneroReply,
  parseMoneroTemplate,
} from '../../main/work/protocol/monero-rpc.ts';
import { moneroStratumCodec, parseMoneroLogin } from '../../main/work/protocol/monero-stratum.ts';
import {
  parseBlockHash,
  parseChainInfo,
  parseHeaderInfo,
  parseNetworkHashrate,
  parseNodeIdentity,
} from '../../main/work/protocol/node-info.ts';
import {
  parseServerMessage,
  parseSubscription,
  readVersionMask,
} from '../../main/work/protocol/stratum-v1.ts';
import { readSubmitBlockResult } from '../../main/work/protocol/submitblock.ts';
import { MONERO_TEMPLATE } from '../fake/fake-monerod.ts';
import { MONERO_JOB } from '../fake/monero-pool.ts';
import meters from '../vector/meter-shapes.json' with { type: 'json' };
import accepted from '../vector/stratum-accepted.json' with { type: 'json' };
import mainnet from '../vector/stratum-mainnet.json' with { type: 'json' };
import recordedTemplate from '../vector/template-with-transactions.json' with { type: 'json' };
import { damagedBytes, damagedLine, damagedText, damagedValue } from './damage.ts';

/** Inputs for each parser; a failure prints the seed that shows it again. */
const RUNS = 1500;
const counted: string[] = [];

/** A parser may refuse by its own error, never by another. */
function survives<Input>(
  name: string,
  input: fc.Arbitrary<Input>,
  parse: (input: Input) => unknown,
  own: new (...words: never[]) => Error = AppError,
): void {
  it(`${name}: ${RUNS} damaged inputs`, () => {
    let refused = 0;
    fc.assert(
      fc.property(input, (value) => {
        try {
          parse(value);
        } catch (error) {
          if (!(error instanceof own)) throw error;
          refused += 1;
        }
      }),
      { numRuns: RUNS },
    );
    expect(refused, 'nothing got past the first check').toBeLessThan(RUNS);
    counted.push(
      `${String(RUNS).padStart(6)} inputs, ${String(refused).padStart(5)} refused: ${name}`,
    );
  });
}

afterAll(() => {
  process.stdout.write(`${counted.join('\n')}\n${counted.length * RUNS} inputs, 0 escaped\n`);
});

const template = recordedTemplate.cases.template;
const rpc = { host: 'node', method: 'm', auth: 'password' } as const;

describe('pools', () => {
  const subscription = [[['mining.notify', '6b000a79']], '790a006b', 8];
  const lines = [
    ...accepted.cases.map(({ notify }) => ({ params: notify, id: null, method: 'mining.notify' })),
    { result: { 'version-rolling': true, 'version-rolling.mask': '1fffe000' }, id: 1, error: null },
    { result: subscription, id: 2, error: null },
    { params: [1], id: null, method: 'mining.set_difficulty' },
    { params: ['aabb', 4], id: null, method: 'mining.set_extranonce' },
    { params: ['1fffe000'], id: null, method: 'mining.set_version_mask' },
    { id: null, method: 'client.reconnect', params: ['127.0.0.1', '3334', 0] },
    { 'reject-reason': 'Above target', result: false, error: null, id: 6 },
    { id: 5, result: null, error: [23, 'low difficulty share of 0'] },
  ];
  survives('a line of Stratum', damagedLine(lines), (line) => parseServerMessage(line, 'pool'));
  survives('an answer to subscribe', damagedValue([subscription]), (result) =>
    parseSubscription(result, 'pool'),
  );
  survives('a version mask', damagedValue(['1fffe000']), readVersionMask);

  const login = { id: '1', job: MONERO_JOB, extensions: ['algo'], status: 'OK' };
  const moneroLines = [
    { jsonrpc: '2.0', method: 'job', params: MONERO_JOB },
    { id: 1, jsonrpc: '2.0', error: null, result: login },
    { id: 2, jsonrpc: '2.0', error: { code: -1, message: 'Low difficulty share' } },
  ];
  survives('a line of Monero Stratum', damagedLine(moneroLines), (line) =>
    moneroStratumCodec.parse(line, 'pool'),
  );
  survives('an answer to login', damagedValue([login]), (result) =>
    parseMoneroLogin(result, 'pool'),
  );
});

describe('nodes', () => {
  const reply = { result: template, error: null, id: 1 };
  const failed = { result: null, error: { code: -28, message: 'Loading block index…' }, id: 1 };
  survives('an answer of JSON-RPC', damagedLine([reply, failed]), (text) =>
    parseRpcReply(500, text, rpc),
  );
  survives('a template', damagedValue([template]), (result) => parseTemplate(result, 'node'));
  const chain = { chain: 'main', blocks: 900_000, headers: 900_000, difficulty: 1e14 };
  const header = { hash: 'ab'.repeat(32), confirmations: 3, height: 900_000, time: 1_750_000_000 };
  for (const [name, good, parse] of [
    ['getblockchaininfo', chain, parseChainInfo],
    ['getmininginfo', { networkhashps: 1e21 }, parseNetworkHashrate],
    ['getnetworkinfo', { subversion: '/Satoshi:31.0.0/', connections: 8 }, parseNodeIdentity],
    ['getblockheader', header, parseHeaderInfo],
  ] as const) {
    survives(name, damagedValue([good]), (result) => parse(result, 'node'));
  }
  survives('getblockhash', damagedValue(['ab'.repeat(32)]), (result) =>
    parseBlockHash(result, 'node', 'getblockhash'),
  );
  survives('submitblock', damagedValue(['duplicate', 'rejected: high-hash', null]), (result) =>
    readSubmitBlockResult(result),
  );
  survives('an answer of monerod', damagedLine([{ id: 1, result: MONERO_TEMPLATE }]), (text) =>
    parseMoneroReply(200, text, { host: 'node', method: 'm' }),
  );
  survives("monerod's template", damagedValue([MONERO_TEMPLATE]), (result) =>
    parseMoneroTemplate(result, 'node'),
  );
  const info = { nettype: 'mainnet', version: '0.18.4.4', synchronized: true, height: 3_400_000 };
  survives("monerod's get_info", damagedValue([info]), (result) => parseMoneroInfo(result, 'node'));
  const last = { block_header: { hash: 'ab'.repeat(32), height: 3_400_000, depth: 0 } };
  survives("monerod's header", damagedValue([last]), (result) =>
    parseMoneroHeader(result, 'node', 'm'),
  );
  survives(
    'a Digest challenge',
    damagedText(['Digest qop="auth",algorithm=MD5,realm="monero-rpc",nonce="abc",stale=false']),
    readDigestChallenge,
  );
});

describe('streams', () => {
  survives('lines', damagedBytes([Buffer.from('{"id":1}\n\r\n{"id":2}\n')]), (bytes) =>
    createLineSplitter(64).push(bytes),
  );
  survives('ZMQ frames', damagedBytes([encodeReady(), encodeSubscription('json-x')]), (bytes) =>
    createFrameSplitter(64).push(bytes),
  );
  const publish = encodePacket(3, 2, [mqttText('a/b'), Uint8Array.of(0, 1), mqttText('{"w":1}')]);
  survives('MQTT packets', damagedBytes([publish]), (bytes) => createPacketReader(64)(bytes));
});

describe('chains', () => {
  const coinbase = bytesFromHex(mainnet.cases[0]!.coinbase);
  survives('a coinbase', damagedBytes([coinbase]), parseCoinbase, DecodeError);
  survives('an output script', damagedBytes([coinbase.subarray(60)]), readScript);
  survives(
    'a block of Monero',
    damagedBytes([bytesFromHex(MONERO_TEMPLATE.blocktemplate_blob)]),
    parseMoneroBlock,
    DecodeError,
  );
  survives(
    'a hashing blob of Monero',
    damagedBytes([bytesFromHex(MONERO_JOB.blob)]),
    parseHashingBlob,
    DecodeError,
  );
  const addresses = [
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu',
    '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H',
  ];
  survives('an address on each chain', damagedText(addresses), (text) =>
    chains.map((chain) => decodeAddress(text, chain)),
  );
});

describe('machines', () => {
  const samples = meters.cases.map(({ sample }) => sample as unknown);
  survives('a meter on MQTT', damagedLine(samples), (text) =>
    wattsFromPayload(text, 'switch:0.apower', 'W'),
  );
  const summary = { SUMMARY: [{ 'GHS 5s': '13500.12', Accepted: 1 }], STATUS: [{ Msg: 'x' }] };
  const axeos = { power: 11.67, temp: 60, hashRate: 512, bestDiff: '4.29G', ASICModel: 'BM1370' };
  const xmrig = { hashrate: { total: [1, 2, null] }, results: { best: [9], shares_good: 1 } };
  survives('a watched miner', damagedValue([summary, axeos, xmrig]), (json) => {
    const answers = [
      readingFromAxeos(json),
      readingFromXmrig(json),
      readingFromCgminer('sha256d', json, json, json),
    ];
    for (const answer of answers) if (answer.ok) FleetReading.parse(answer.reading);
  });
});

describe('what a person typed', () => {
  for (const [name, example, parse] of [
    ['of a node', 'https://node.example:8332/wallet/a', parseNodeUrl],
    ['of a pool', 'stratum+ssl://pool.example:3333', parsePoolUrl],
    ['of ZMQ', 'tcp://127.0.0.1:18083', parseZmqUrl],
    ['of a proxy', '[::1]:9050', parseSocksAddress],
  ] as const) {
    survives(`an address ${name}`, damagedText([example]), parse);
  }
  const ports = { mqtt: { port: 1883, isTls: false } };
  survives('an address of a device', damagedText(['mqtt://10.0.0.2:1883', '[fe80::1]']), (text) =>
    readDeviceAddress(text, ports),
  );
});

describe('a page', () => {
  it(`any request is answered or dropped, and only by codes: ${RUNS} inputs`, async () => {
    const faults: unknown[] = [];
    const handlers = new Proxy({}, { get: () => new Proxy({}, { get: () => () => undefined }) });
    const route = createRouter(contract, handlers as never, (_, error) => faults.push(error));
    const channels = Object.entries(contract).flatMap(([area, calls]) =>
      Object.keys(calls).map((call) => `${area}.${call}`),
    );
    const requests = channels.map((channel) => ({
      type: 'request',
      id: 1,
      channel,
      argument: { id: 'a', settings: defaultSettings.mining, secret: 's', minutes: 5 },
    }));
    const caller = { readOnly: false, isRemote: false, signal: new AbortController().signal };
    await fc.assert(
      fc.asyncProperty(damagedValue(requests), async (message) => {
        const answer = await route(message, caller);
        expect(answer === undefined || typeof answer.ok === 'boolean').toBe(true);
      }),
      { numRuns: RUNS },
    );
    expect(faults).toEqual([]);
    counted.push(`${String(RUNS).padStart(6)} inputs: a request of a page`);
  });

  it(`no damaged settings pass as settings that are none: ${RUNS} inputs`, () => {
    fc.assert(
      fc.property(damagedValue([defaultSettings]), (value) => {
        const parsed = Settings.safeParse(value);
        if (parsed.success) expect(Settings.parse(parsed.data)).toEqual(parsed.data);
      }),
      { numRuns: RUNS },
    );
    counted.push(`${String(RUNS).padStart(6)} inputs: settings`);
  });
});
