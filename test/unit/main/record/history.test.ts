import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../../../main/record/history.ts';

const memory = () => openHistory(':memory:', () => 0);
const day = 86_400_000;

describe('openHistory', () => {
  it('sums hashes into seconds, minutes and hours', () => {
    const history = memory();
    for (let second = 0; second < 120; second += 1) history.addHashes(second * 1000, 50);
    expect(history.hashrate(0, 200_000, '1s').hps).toEqual(new Array(120).fill(50));
    expect(history.hashrate(0, 200_000, '1min')).toEqual({ atMs: [0, 60_000], hps: [50, 50] });
    expect(history.hashrate(0, 200_000, '1h').hps[0]).toBeCloseTo(6000 / 3600);
  });

  it('shows time without mining as a gap, not as zero', () => {
    const history = memory();
    history.addHashes(0, 10);
    history.addHashes(10_000, 10);
    expect(history.hashrate(0, 20_000, '1s')).toEqual({
      atMs: [0, 1000, 10_000],
      hps: [10, null, 10],
    });
  });

  it('sums what could be expected by hour and chain', () => {
    const history = memory();
    const hour = 3_600_000;
    for (let second = 0; second < 7200; second += 1800) {
      history.addReward({ atMs: second * 1000, chainId: 'bitcoin', coins: 1e-12 });
    }
    history.addReward({ atMs: 10, chainId: 'monero', coins: 2e-6 });
    expect(history.rewards(0, hour)).toEqual([
      { atMs: 0, chainId: 'bitcoin', coins: 2e-12 },
      { atMs: 0, chainId: 'monero', coins: 2e-6 },
      { atMs: hour, chainId: 'bitcoin', coins: 2e-12 },
    ]);
    expect(history.rewards(1, hour - 1)).toEqual([]);
  });

  it('gives the timeline newest first, page by page', () => {
    const history = memory();
    for (let atMs = 0; atMs < 5; atMs += 1) {
      history.addEvent({ atMs, level: 'info', code: 'new-block', params: { height: atMs } });
    }
    const first = history.timeline(null, 2);
    expect(first.map((event) => event.atMs)).toEqual([4, 3]);
    expect(history.timeline(first[1]!.id, 9).map((event) => event.atMs)).toEqual([2, 1, 0]);
  });

  it('keeps each adjustment of a chain once, at its exact time where one came', () => {
    const history = memory();
    const later = { height: 4032, difficulty: 2.5, atMs: 9000 };
    history.addDifficulty('bitcoin', later, false);
    history.addDifficulty('bitcoin', { ...later, atMs: 9500 }, false);
    history.addDifficulty('bitcoin', { height: 2016, difficulty: 1, atMs: 100 }, true);
    history.addDifficulty('litecoin', { height: 2016, difficulty: 7, atMs: 100 }, true);
    const earlier = { height: 2016, difficulty: 1, atMs: 100 };
    expect(history.difficulties('bitcoin')).toEqual([earlier, later]);
    history.addDifficulty('bitcoin', { ...later, atMs: 8000 }, true);
    history.addDifficulty('bitcoin', { ...later, atMs: 9900 }, false);
    expect(history.difficulties('bitcoin')).toEqual([earlier, { ...later, atMs: 8000 }]);
    expect(history.difficulties('monero')).toEqual([]);
  });

  it('drops seconds after a day and keeps hours', () => {
    const history = memory();
    history.addHashes(0, 10);
    history.addHashes(2 * day, 10);
    history.prune(2 * day + 1000);
    expect(history.hashrate(0, 3 * day, '1s').atMs).toEqual([2 * day]);
    expect(history.hashrate(0, 3 * day, '1h').hps.filter((hps) => hps !== null)).toHaveLength(2);
  });

  it('remembers numbers and forgets them by prefix', () => {
    const history = memory();
    history.setNumber('best-share:bitcoin', 3.5);
    history.setNumber('hashes:bitcoin', 7);
    history.setNumber('best-share:bitcoin', 4.5);
    expect(history.number('best-share:bitcoin')).toBe(4.5);
    history.forgetNumbers('best-share:');
    expect(history.number('best-share:bitcoin')).toBeUndefined();
    expect(history.number('hashes:bitcoin')).toBe(7);
  });

  it('keeps a damaged file aside and begins a new one', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'adit-history-')), 'history.db');
    writeFileSync(path, 'this is not a database, it is a sentence that is long enough'.repeat(20));
    const history = openHistory(path, () => 0);
    expect(readFileSync(history.problem!.params.keptAs, 'utf8')).toContain('a sentence');
    history.addHashes(0, 1);
    history.close();
    expect(openHistory(path, () => 0).hashrate(0, 1000, '1s').hps).toEqual([1]);
  });
});
