import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../../main/record/history.ts';
import { freshFolder, runAdit } from './run-adit.ts';

const xmrig = JSON.stringify({
  autosave: true,
  pools: [
    { url: 'pool.example:3333', user: 'wallet', pass: 'open sesame', coin: 'XMR' },
    { url: 'other.example:1', user: 'x', algo: 'kawpow' },
  ],
});

describe('adit import', () => {
  it('takes what it can, says what it left, and keeps the password apart', async () => {
    const folder = freshFolder();
    const file = join(folder, 'config.json');
    writeFileSync(file, xmrig);
    const words = ['import', file, '--data-dir', folder];
    const dry = await runAdit([...words, '--dry-run']);
    expect([dry.code, dry.stdout.includes('Nothing was changed.')]).toEqual([0, true]);

    const { code, stdout, stderr } = await runAdit(words);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').slice(1, -1)).toEqual([
      'taken    pool 1: pool.example:3333 (monero), its password',
      'ignored  pool 2: Adit does not mine kawpow',
      'ignored  autosave',
    ]);
    const settings = readFileSync(join(folder, 'settings.json'), 'utf8');
    expect(JSON.parse(settings).sources).toMatchObject([
      { id: 'imported-1', kind: 'monero-stratum', url: 'stratum+tcp://pool.example:3333' },
    ]);
    expect(settings + stdout).not.toContain('sesame');
    const secrets = join(folder, 'secrets.json');
    expect(JSON.parse(readFileSync(secrets, 'utf8'))).toEqual({
      'imported-1': 'plain:open sesame',
    });
    expect(statSync(secrets).mode & 0o777).toBe(0o600);

    const again = await runAdit([...words, '--json']);
    expect(again.lines()).toMatchObject([{ known: ['pool.example:3333'] }]);
    expect(again.stdout).not.toContain('sesame');
  });

  it.each([
    ['no file', []],
    ['two files', ['a', 'b']],
    ['a file that is not there', ['/nowhere/config.json']],
    ['a file that is no configuration', [new URL(import.meta.url).pathname]],
  ])('refuses %s', async (_, files) => {
    const { code, stderr } = await runAdit(['import', ...files, '--data-dir', freshFolder()]);
    expect([code, stderr.length > 20]).toEqual([2, true]);
  });
});

describe('adit export', () => {
  const filled = (): string => {
    const folder = freshFolder();
    const history = openHistory(join(folder, 'history.db'), () => 0);
    history.keepBlock({
      hash: 'ab'.repeat(32),
      chainId: 'bitcoin',
      sourceId: 'own',
      height: 7,
      foundAtMs: Date.parse('2026-11-20T23:59:59.500Z'),
      state: 'matured',
      rewardAtomic: '312500000',
      address: null,
      receivedAtMs: Date.parse('2026-11-21T00:00:01Z'),
      price: 64_000,
      currency: 'EUR',
      priceFrom: 'you',
    });
    history.close();
    return folder;
  };

  it('writes a range in each form', async () => {
    const folder = filled();
    const run = async (...words: string[]) => {
      const { code, stdout, stderr } = await runAdit(['export', ...words, '--data-dir', folder]);
      expect([code, stderr]).toEqual([0, '']);
      return stdout;
    };
    expect((await run('blocks')).split('\r\n')[1]).toContain(',3.125,BTC,');
    const day = ['--from', '2026-11-20', '--to', '2026-11-20'];
    expect(JSON.parse(await run('all', ...day))).toMatchObject({
      blocks: [{ reward: '3.125', value: '200000' }],
    });
    expect(await run('blocks', '--from', '2026-11-21')).not.toContain('3.125');
    expect(await run('all', '--format', 'beancount')).toContain('3.125 BTC {64000 EUR}');
    expect(await run('blocks', '--format', 'hledger')).toContain('3.125 BTC @ 64000 EUR');
  });

  it.each([
    [[]],
    [['coins']],
    [['blocks', 'shares']],
    [['all', '--format', 'csv']],
    [['shares', '--format', 'hledger']],
    [['blocks', '--from', '2026-02-30']],
    [['blocks', '--to', 'today']],
    [['blocks', '--data-dir', '/nowhere']],
  ])('refuses %j', async (words) => {
    const { code, stdout } = await runAdit(['export', ...words]);
    expect([code, stdout]).toEqual([2, '']);
  });
});
