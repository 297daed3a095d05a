import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnergyHour } from '../../../../common/contract/energy.ts';
import { type BlockRecord, ExportRequest } from '../../../../common/contract/export.ts';
import { createBlockKeeper } from '../../../../main/record/block-keeper.ts';
import { decimalText, exactValue } from '../../../../main/record/exact-value.ts';
import { exportRecord } from '../../../../main/record/export.ts';
import { type History, openHistory } from '../../../../main/record/history.ts';
import { readRecord } from '../../../../main/record/record-reader.ts';

const dayMs = 86_400_000;
const startMs = Date.parse('2026-11-20T00:00:00Z');

const block = (more: Partial<BlockRecord>): BlockRecord => ({
  hash: 'ab'.repeat(32),
  chainId: 'bitcoin',
  sourceId: 'own-node',
  height: 976_413,
  foundAtMs: startMs + 1000,
  state: 'confirmed',
  rewardAtomic: '314159265',
  address: 'bc1qxyz',
  receivedAtMs: startMs + 2000,
  price: 64_800.35,
  currency: 'EUR',
  priceFrom: 'you',
  ...more,
});
const hour = (more: Partial<EnergyHour>): EnergyHour => ({
  atMs: startMs,
  miningS: 3600,
  knownS: 3600,
  measuredS: 0,
  miningKwh: 0.142,
  machineKwh: null,
  cost: 0.039_76,
  currency: 'EUR',
  gCo2: null,
  ...more,
});

let folder: string;
let history: History;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'adit-export-'));
  history = openHistory(join(folder, 'history.db'), () => startMs);
});
afterEach(() => {
  history.close();
  rmSync(folder, { recursive: true });
});

function filled(): void {
  history.keepBlock(block({}));
  history.keepBlock(
    block({
      hash: 'cd'.repeat(32),
      chainId: 'monero',
      rewardAtomic: '600123456789',
      price: 151.25,
    }),
  );
  history.keepBlock(
    block({ hash: 'ef'.repeat(32), price: null, currency: null, priceFrom: null, height: 3 }),
  );
  history.keepBlock(block({ hash: '01'.repeat(32), state: 'orphaned' }));
  history.keepBlock(block({ hash: '02'.repeat(32), state: 'accepted', receivedAtMs: null }));
  history.keepBlock(block({ hash: '03'.repeat(32), chainId: 'bitcoin-regtest' }));
  for (let at = 0; at < 48; at += 1) history.addEnergy(hour({ atMs: startMs + at * 3_600_000 }));
  history.addEnergy(hour({ atMs: startMs + 3 * dayMs, cost: -0.01 }));
  history.addEnergy(hour({ atMs: startMs + 4 * dayMs, cost: null }));
  history.addShare({
    atMs: startMs,
    chainId: 'bitcoin',
    sourceId: 'pool',
    outcome: 'rejected',
    difficulty: 1.5,
    reason: '=HYPERLINK("http://x","y")',
  });
}

const all = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
const text = (what: ExportRequest['what'], format: ExportRequest['format'], range = all): string =>
  exportRecord(history.record, { what, format, ...range }).text;

describe('the record of blocks', () => {
  it('keeps price and time of the first receipt, and the newest state', () => {
    history.keepBlock(
      block({ state: 'accepted', receivedAtMs: null, price: null, currency: null }),
    );
    history.keepBlock(block({ state: 'confirmed', price: 100 }));
    history.keepBlock(block({ state: 'matured', price: 200, receivedAtMs: startMs + dayMs }));
    expect(history.record.blocks(0, startMs + dayMs)).toEqual([
      block({ state: 'matured', price: 100 }),
    ]);
  });

  it('is written once for each state, with the price of that moment', () => {
    const kept: BlockRecord[] = [];
    let price = 10;
    const keep = createBlockKeeper({
      keep: (each) => kept.push(each),
      now: () => startMs,
      priceOf: () => ({ price, currency: 'EUR', from: 'you' }),
    });
    const info = {
      ...block({}),
      confirmations: 0,
      maturityBlocks: 100,
      reason: null,
      attempts: 1,
    };
    keep([{ ...info, state: 'accepted' }]);
    keep([{ ...info, state: 'accepted', confirmations: 0 }]);
    price = 20;
    keep([{ ...info, state: 'confirmed', confirmations: 1 }]);
    keep([{ ...info, state: 'confirmed', confirmations: 2 }]);
    expect(kept.map(({ state, price: at, receivedAtMs }) => [state, at, receivedAtMs])).toEqual([
      ['accepted', null, null],
      ['confirmed', 20, startMs],
    ]);
  });

  it('can be read while the app writes', () => {
    filled();
    const count = readRecord(join(folder, 'history.db'), (reader) => {
      history.keepBlock(block({ hash: '09'.repeat(32) }));
      return reader.blocks(0, Number.MAX_SAFE_INTEGER).length;
    });
    expect(count).toBeGreaterThanOrEqual(6);
  });
});

describe('exactValue', () => {
  it('multiplies to the last digit', () => {
    expect(exactValue(314_159_265n, 8, 64_800.35)).toBe('203576.3032774275');
    expect(exactValue(1n, 12, 1e-7)).toBe('0.0000000000000000001');
    expect(exactValue(100_000_000n, 8, 1e21)).toBe('1000000000000000000000');
  });

  it('writes any number as itself, without an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e30, noNaN: true }), (value) => {
        const written = decimalText(value === 0 ? 0 : value);
        return /^\d+(\.\d+)?$/.test(written) && Number(written) === value;
      }),
    );
  });
});

describe('csv', () => {
  beforeEach(filled);

  it('has one line for each block, with its worth at receipt', () => {
    const lines = text('blocks', 'csv').split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toBe(
      'found_utc,chain,height,hash,state,reward,ticker,address,source,received_utc,price_at_receipt,currency,price_from,value_at_receipt',
    );
    expect(lines.find((line) => line.includes('abab'))).toBe(
      `2026-11-20T00:00:01.000Z,bitcoin,976413,${'ab'.repeat(32)},confirmed,3.14159265,BTC,bc1qxyz,own-node,2026-11-20T00:00:02.000Z,64800.35,EUR,you,203576.3032774275`,
    );
  });

  it('disarms what a spreadsheet would run', () => {
    expect(text('shares', 'csv')).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
  });

  it('leaves unknown costs empty', () => {
    expect(text('energy', 'csv').trimEnd().split('\r\n').at(-1)).toBe(
      '2026-11-24T00:00:00.000Z,3600,3600,0,0.142,,,EUR,',
    );
  });

  it('keeps to its range', () => {
    const range = { fromMs: startMs + dayMs, toMs: startMs + 2 * dayMs - 1 };
    expect(text('energy', 'csv', range).trimEnd().split('\r\n')).toHaveLength(25);
    expect(text('blocks', 'csv', range).trimEnd().split('\r\n')).toHaveLength(1);
  });
});

describe('json', () => {
  it('has every part', () => {
    filled();
    const value = JSON.parse(text('all', 'json'));
    expect([value.blocks.length, value.shares.length, value.energy.length]).toEqual([6, 1, 50]);
    expect(Object.keys(JSON.parse(text('energy', 'json')))).toEqual(['energy']);
  });
});

describe('ExportRequest', () => {
  it.each([
    ['all', 'csv'],
    ['shares', 'beancount'],
    ['shares', 'hledger'],
  ])('refuses %s as %s', (what, format) => {
    expect(ExportRequest.safeParse({ what, format, ...all }).success).toBe(false);
  });
});

/** Postings of every transaction, each checked to balance exactly, in units of 10^-24. */
function balanced(journal: string): number {
  let transactions = 0;
  for (const entry of journal.trimEnd().split(/\n\n+/)) {
    if (!/^\d{4}-\d\d-\d\d \*/.test(entry)) continue;
    transactions += 1;
    const sums = new Map<string, bigint>();
    for (const line of entry.split('\n').slice(1)) {
      const match =
        /^ {2,4}([A-Za-z:]+) {2}(-?\d+(?:\.\d+)?) ([A-Z]+)(?: (?:@ |\{)(\d+(?:\.\d+)?) ([A-Z]{3})\}?)?$/.exec(
          line,
        );
      if (match === null) {
        expect(line).toMatch(/^ {2}hash: "[0-9a-f]{64}"$/);
        continue;
      }
      const [, , amount = '', unit = '', price, currency] = match;
      const value = units(amount) * (price === undefined ? 10n ** 24n : units(price));
      const key = currency ?? unit;
      sums.set(key, (sums.get(key) ?? 0n) + value);
    }
    expect([...sums.values()], entry).toEqual([...sums.values()].map(() => 0n));
    expect(sums.size).toBe(1);
  }
  return transactions;
}

function units(decimal: string): bigint {
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole + fraction.padEnd(24, '0'));
  return decimal.startsWith('-') ? -value : value;
}

describe.each(['beancount', 'hledger'] as const)('%s', (format) => {
  it('balances exactly: three rewards, three days of electricity', () => {
    filled();
    expect(balanced(text('all', format))).toBe(6);
    expect(text('all', format)).not.toMatch(/rBTC|0101|0202/);
  });

  it('says so when there is nothing', () => {
    expect(balanced(text('all', format))).toBe(0);
  });

  const [program, args] =
    format === 'beancount' ? ['bean-check', []] : ['hledger', ['check', '--strict', '-f']];
  const isThere = spawnSync(program as string, ['--version']).error === undefined;

  it.skipIf(!isThere)('is accepted by the program itself, and sums up', () => {
    filled();
    const file = join(folder, `adit.${format === 'hledger' ? 'journal' : format}`);
    writeFileSync(file, text('all', format));
    const check = spawnSync(program as string, [...(args as string[]), file], { encoding: 'utf8' });
    expect([check.status, check.stdout, check.stderr]).toEqual([0, '', '']);
    if (format === 'hledger') {
      const { stdout } = spawnSync('hledger', ['-f', file, 'bal', 'liabilities', '-N'], {
        encoding: 'utf8',
      });
      // 48 hours at 0.03976, less 0.01.
      expect(stdout).toContain('-1.90 EUR');
    }
  });
});
