import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../../common/contract/settings.ts';
import { systemClock } from '../../../main/net/system-clock.ts';
import { checkSource } from '../../../main/work/check.ts';
import { discoverNodes } from '../../../main/work/discover.ts';
import { createFakeBitcoind, type FakeBitcoind } from '../../fake/fake-bitcoind.ts';
import { createFakePool } from '../../fake/fake-pool.ts';
import { profilePool } from '../../fake/pool-profile.ts';
import recorded from '../../vector/stratum-accepted.json' with { type: 'json' };

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;
const ADDRESS = 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw';

async function check(settings: SourceSettings, secret = 'p') {
  const report = await checkSource(settings, {
    clock: systemClock,
    random: Math.random,
    secret,
    userAgent: 'adit-test',
    signal: new AbortController().signal,
  });
  const outcomes = Object.fromEntries(report.lines.map(({ id, outcome }) => [id, outcome]));
  return { report, outcomes };
}

describe('checking an own node', () => {
  let node: FakeBitcoind;
  beforeEach(async () => {
    node = await createFakeBitcoind();
  });
  afterEach(() => node.close());

  const settings = (more: object = {}): SourceSettings => ({
    id: 'own',
    kind: 'solo-gbt',
    label: 'Own node',
    enabled: true,
    chain: 'bitcoin-regtest',
    url: node.url,
    auth: 'password',
    user: 'u',
    cookieFile: '',
    payoutAddress: ADDRESS,
    coinbaseText: '',
    ...more,
  });

  it('passes every line down to a proposed block', async () => {
    const { report, outcomes } = await check(settings());
    expect(report.mineable).toBe(true);
    expect(outcomes).toEqual({
      address: 'passed',
      name: 'passed',
      connection: 'passed',
      tls: 'skipped',
      credentials: 'passed',
      chain: 'passed',
      sync: 'passed',
      peers: 'passed',
      job: 'passed',
      payout: 'passed',
      proposal: 'passed',
    });
    expect(report.lines.find(({ id }) => id === 'payout')?.detail).toContain('100 % of 50');
  });

  it.each([
    ['address', { payoutAddress: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2' }],
    ['name', { url: 'not a url' }],
    ['name', { url: 'http://user:password@127.0.0.1:1' }],
    ['name', { url: 'http://nobody.invalid:8332' }],
    ['connection', { url: 'http://127.0.0.1:1' }],
    ['credentials', { user: 'someone-else' }],
  ])('fails at %s and skips the rest: %j', async (id, more) => {
    const { report, outcomes } = await check(settings(more));
    expect(report.mineable).toBe(false);
    expect(outcomes[id]).toBe('failed');
    expect(Object.values(outcomes).filter((outcome) => outcome === 'failed')).toHaveLength(1);
    expect(outcomes['proposal']).toBe('skipped');
    expect(JSON.stringify(report)).not.toContain('password@');
  });

  it('names the wrong network, a refused template and a refused proposal', async () => {
    node.genesis = 'ab'.repeat(32);
    expect((await check(settings())).outcomes['chain']).toBe('failed');
    node.genesis = '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206';
    node.templateError = { code: -10, message: 'is in initial sync' };
    expect((await check(settings())).outcomes['job']).toBe('failed');
    node.templateError = null;
    node.proposalAnswer = 'bad-cb-amount';
    const { report, outcomes } = await check(settings());
    expect(outcomes['proposal']).toBe('failed');
    expect(report.mineable).toBe(false);
  });

  it('calls a web page by its name', async () => {
    node.override = () => ({ status: 200, body: '<!doctype html>' });
    const { report } = await check(settings());
    expect(report.lines.find(({ outcome }) => outcome === 'failed')?.detail).toContain(
      'web server',
    );
  });
});

describe('checking a pool', () => {
  const settings = (url: string, more: object = {}): SourceSettings => ({
    id: 'pool',
    kind: 'stratum-v1',
    label: 'Pool',
    enabled: true,
    chain: 'bitcoin-regtest',
    url,
    user: 'someone',
    tlsPin: '',
    payoutAddress: ADDRESS,
    ...more,
  });
  const { script } = profilePool('public-pool', {
    extranonce1: example.extranonce1,
    extranonce2Size: 4,
    difficulty: 1,
    algorithm: 'sha256d',
    notify: example.notify,
  });

  it('passes with a job that pays the address', async () => {
    const pool = await createFakePool(script);
    try {
      const { report, outcomes } = await check(settings(pool.url));
      expect(outcomes).toMatchObject({ credentials: 'passed', job: 'passed', payout: 'passed' });
      expect(report.mineable).toBe(true);
    } finally {
      await pool.close();
    }
  });

  it('fails at the user who is refused', async () => {
    const pool = await createFakePool((request, client) => {
      if (request.method === 'mining.authorize') client.reply(request, false);
      else script(request, client);
    });
    try {
      const { report, outcomes } = await check(settings(pool.url));
      expect(outcomes).toMatchObject({ credentials: 'failed', job: 'skipped' });
      expect(report.mineable).toBe(false);
    } finally {
      await pool.close();
    }
  });

  it('fails at the coinbase that does not pay the address', async () => {
    const pool = await createFakePool(script);
    try {
      const other = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
      const { report, outcomes } = await check(settings(pool.url, { payoutAddress: other }));
      expect(outcomes).toMatchObject({ credentials: 'passed', job: 'passed', payout: 'failed' });
      expect(report.mineable).toBe(false);
    } finally {
      await pool.close();
    }
  });
});

describe('checking practice', () => {
  it('always finds work', async () => {
    const { report } = await check({ id: 'p', kind: 'practice', label: 'P', enabled: true });
    expect(report.mineable).toBe(true);
  });
});

describe('discovering nodes', () => {
  it('finds nothing without cookie files, and opens no connection', async () => {
    const home = await mkdtemp(join(tmpdir(), 'adit-home-'));
    try {
      const found = await discoverNodes({
        clock: systemClock,
        userAgent: 'adit-test',
        signal: new AbortController().signal,
        home,
        platform: 'linux',
        appData: '',
        // monerod needs no cookie file: it is asked where it would listen.
        portOf: (chain) => (chain.sources.includes('monero-daemon') ? null : chain.rpcPort),
      });
      expect(found).toEqual([]);
    } finally {
      await rm(home, { recursive: true });
    }
  });
});
