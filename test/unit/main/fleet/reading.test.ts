import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FleetReading } from '../../../../common/contract/fleet.ts';
import type { NetworkInfo } from '../../../../common/contract/source.ts';
import { readingFromAxeos } from '../../../../main/fleet/device/axeos.ts';
import { readingFromCgminer } from '../../../../main/fleet/device/cgminer.ts';
import { readingFromXmrig } from '../../../../main/fleet/device/xmrig.ts';
import { difficultyOf, shownText } from '../../../../main/fleet/device.ts';
import { oddsOf } from '../../../../main/fleet/room.ts';
import { xmrigSummary } from '../../../../main/serve/xmrig-api.ts';
import { miningState } from '../../../fake/app-state.ts';

/** Shapes as ESP-Miner's openapi.yaml and cgminer's API-README have them. */
const axeosInfo = {
  power: 11.67,
  voltage: 5208.75,
  current: 2237.5,
  temp: 60.375,
  vrTemp: 55,
  hashRate: 512.2745,
  bestDiff: '4.29G',
  bestSessionDiff: '21.1M',
  ASICModel: 'BM1370',
  stratumURL: 'public-pool.io',
  stratumPort: 21496,
  stratumUser: 'bc1q.worker',
  sharesAccepted: 112,
  sharesRejected: 3,
  uptimeSeconds: 38,
  version: 'v2.4.1',
};
const cgminerSummary = {
  STATUS: [{ STATUS: 'S', When: 1, Code: 11, Msg: 'Summary', Description: 'cgminer 4.11.1' }],
  SUMMARY: [
    {
      Elapsed: 5000,
      'GHS 5s': '13500.12',
      'GHS av': 13_400.5,
      Accepted: 100,
      Rejected: 2,
      'Best Share': 123_456_789,
    },
  ],
  id: 1,
};

describe('AxeOS', () => {
  it('is read in its units', () => {
    expect(readingFromAxeos(axeosInfo)).toEqual({
      ok: true,
      reading: {
        model: 'BM1370',
        version: 'v2.4.1',
        algorithm: 'sha256d',
        hashrateHps: 512.2745e9,
        powerW: 11.67,
        temperatureC: 60.375,
        bestDifficulty: 4.29e9,
        accepted: 112,
        rejected: 3,
        uptimeS: 38,
        pool: 'public-pool.io:21496',
      },
    });
  });

  it('may give its best difficulty as a number, and no power', () => {
    const answer = readingFromAxeos({ ...axeosInfo, bestDiff: 4_294_967_296, power: null });
    expect(answer).toMatchObject({ reading: { bestDifficulty: 4_294_967_296, powerW: null } });
  });
});

describe('cgminer', () => {
  it('gives its newest rate, the hottest board and its version', () => {
    const devices = { DEVS: [{ Temperature: 61 }, { Temperature: 73.5 }, { Temperature: 0 }] };
    const version = { VERSION: [{ CGMiner: '4.11.1', Type: 'Antminer S9' }] };
    expect(readingFromCgminer('sha256d', cgminerSummary, devices, version)).toMatchObject({
      reading: {
        hashrateHps: 13_500.12e9,
        temperatureC: 73.5,
        bestDifficulty: 123_456_789,
        model: 'Antminer S9',
        version: '4.11.1',
        powerW: null,
      },
    });
  });

  it('may stand still', () => {
    const summary = { SUMMARY: [{ 'MHS 5s': 0, 'MHS av': 1 }] };
    expect(readingFromCgminer('scrypt', summary, null, null)).toMatchObject({
      reading: { hashrateHps: 0, algorithm: 'scrypt' },
    });
  });

  it('says why it gives nothing', () => {
    const refusal = { STATUS: [{ STATUS: 'E', Msg: 'Access denied to summary command' }] };
    expect(readingFromCgminer('sha256d', refusal, null, null)).toEqual({
      ok: false,
      problem: 'Access denied to summary command',
    });
  });
});

describe('XMRig', () => {
  it('is what Adit itself says in that shape', () => {
    const answer = readingFromXmrig(JSON.parse(JSON.stringify(xmrigSummary(miningState, 2e6))));
    expect(answer).toMatchObject({
      ok: true,
      reading: { hashrateHps: 90, accepted: 7, rejected: 3, uptimeS: 1000 },
    });
  });

  it('takes the 10 s mean in its first minute', () => {
    const summary = { algo: 'rx/0', hashrate: { total: [1200.5, null, null] } };
    expect(readingFromXmrig(summary)).toMatchObject({
      reading: { hashrateHps: 1200.5, algorithm: 'randomx', powerW: null },
    });
  });
});

describe('any answer', () => {
  it('is a valid reading or a problem in words, never a throw', () => {
    const keys = fc.constantFrom(
      ...Object.keys(axeosInfo),
      ...Object.keys(cgminerSummary.SUMMARY[0]!),
      'SUMMARY',
      'STATUS',
      'hashrate',
      'total',
      'results',
      'best',
    );
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.anything(),
        fc.constantFrom(1e308, -1, Number.NaN, '1e999', '12G', '\u0000\u202e', null),
        fc.dictionary(keys, tie('value')),
        fc.array(tie('value'), { maxLength: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(anything, (json) => {
        for (const answer of [
          readingFromAxeos(json),
          readingFromXmrig(json),
          readingFromCgminer('scrypt', json, json, json),
        ]) {
          if (answer.ok) FleetReading.parse(answer.reading);
          else expect(answer.problem).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('has no difficulty without end', () => {
    expect(difficultyOf('9'.repeat(400))).toBeNull();
    expect(difficultyOf('9e')).toBe(9e18);
  });

  it('shows no control characters and nothing long', () => {
    expect(shownText(`\u001b[31m${'x'.repeat(500)}\u202e`)).toBe(`[31m${'x'.repeat(76)}`);
  });
});

describe('difficultyOf', () => {
  it.each([
    ['4.29G', 4.29e9],
    ['512.3 k', 512_300],
    ['0', 0],
    [17, 17],
    ['', null],
    ['4,29G', null],
    ['-5', null],
    [Number.POSITIVE_INFINITY, null],
  ])('reads %j', (text, expected) => {
    const value = difficultyOf(text);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 3);
  });
});

describe('oddsOf', () => {
  const network = { chainId: 'bitcoin', hashesPerBlock: 5.12e15 } as NetworkInfo;
  const answer = readingFromAxeos(axeosInfo);
  const reading = answer.ok ? answer.reading : undefined!;

  it('are those of its hash rate alone', () => {
    const odds = oddsOf(reading, network)!;
    expect(odds.meanWaitS).toBeCloseTo(5.12e15 / 512.2745e9, 6);
    expect(odds.chancePerDay).toBeCloseTo(1 - Math.exp(-86_400 / odds.meanWaitS), 12);
  });

  it('are unknown where it hashes otherwise, stands still, or the chain is unknown', () => {
    expect(oddsOf({ ...reading, algorithm: 'scrypt' }, network)).toBeNull();
    expect(oddsOf({ ...reading, hashrateHps: 0 }, network)).toBeNull();
    expect(oddsOf(reading, null)).toBeNull();
  });
});
