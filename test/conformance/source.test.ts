import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../common/contract/errors.ts';
import type { SourceSettings } from '../../common/contract/settings.ts';
import { errorTexts } from '../../common/message/en/error.ts';
import type { Solution } from '../../common/mining/job.ts';
import { checkSource } from '../../main/work/check.ts';
import { createSource, sources } from '../../main/work/source/registry.ts';
import { createFakeClock } from '../fake/fake-clock.ts';
import { createRudeServer, RUDE_MANNERS, type RudeManner } from '../fake/rude-server.ts';
import { createSourceRecorder } from '../fake/source-recorder.ts';

const MONERO_ADDRESS =
  '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';

/** Good settings of every kind, for a server at this port. */
const SETTINGS: {
  readonly [Kind in SourceSettings['kind']]: (port: number) => SourceSettings;
} = {
  practice: () => ({ id: 'x', kind: 'practice', label: 'X', enabled: true }),
  'solo-gbt': (port) => ({
    id: 'x',
    kind: 'solo-gbt',
    label: 'X',
    enabled: true,
    chain: 'bitcoin-regtest',
    url: `http://127.0.0.1:${port}`,
    auth: 'password',
    user: 'u',
    cookieFile: '',
    payoutAddress: 'bcrt1qs758ursh4q9z627kt3pp5yysm78ddny6txaqgw',
    coinbaseText: '',
  }),
  'stratum-v1': (port) => ({
    id: 'x',
    kind: 'stratum-v1',
    label: 'X',
    enabled: true,
    chain: 'bitcoin',
    url: `stratum+tcp://127.0.0.1:${port}`,
    user: 'u',
    tlsPin: '',
    payoutAddress: '',
  }),
  'monero-daemon': (port) => ({
    id: 'x',
    kind: 'monero-daemon',
    label: 'X',
    enabled: true,
    chain: 'monero',
    url: `http://127.0.0.1:${port}`,
    auth: 'none',
    user: '',
    payoutAddress: MONERO_ADDRESS,
    zmqUrl: '',
  }),
  'monero-stratum': (port) => ({
    id: 'x',
    kind: 'monero-stratum',
    label: 'X',
    enabled: true,
    chain: 'monero',
    url: `stratum+tcp://127.0.0.1:${port}`,
    user: 'u',
    tlsPin: '',
  }),
};

const networkKinds = sources.map(({ kind }) => kind).filter((kind) => kind !== 'practice');
const manners = Object.keys(RUDE_MANNERS) as RudeManner[];

function open(kind: SourceSettings['kind'], port: number) {
  const clock = createFakeClock();
  const recorder = createSourceRecorder(clock);
  return { clock, recorder, source: createSource(SETTINGS[kind](port), recorder.deps) };
}

const foreignSolution: Solution = {
  jobId: 'nobody-knows-it',
  sourceId: 'x',
  nonce: 0,
  extranonce2: new Uint8Array(),
  ntime: 0,
  version: 0,
  header: new Uint8Array(80),
  digest: new Uint8Array(32),
  foundAtMs: 0,
};

describe.each(sources.map(({ kind }) => kind))('the source %s', (kind) => {
  it('is registered once, with a label and a schema that takes good settings', () => {
    const same = sources.filter((definition) => definition.kind === kind);
    expect(same).toHaveLength(1);
    expect(same[0]?.label).toMatch(/\S/);
    expect(same[0]?.settings.parse(SETTINGS[kind](1))).toEqual(SETTINGS[kind](1));
  });

  it('can be made and stopped without ever being started', async () => {
    const { clock, source } = open(kind, 1);
    await source.stop();
    expect(clock.waiting()).toBe(0);
  });

  it('answers a solution of a job it does not know as a value', async () => {
    const { source } = open(kind, 1);
    const result = await source.submit(foreignSolution);
    expect(['rejected', 'unanswered']).toContain(result.kind);
    await source.stop();
  });
});

describe.each(networkKinds)('the source %s, when nothing listens,', (kind) => {
  it('waits for another attempt with a known error, and stops at once', async () => {
    const { clock, recorder, source } = open(kind, 1);
    source.start();
    await recorder.until(() => recorder.lastState()?.kind === 'waiting');
    const state = recorder.lastState();
    if (state?.kind !== 'waiting') throw new Error('not waiting');
    expect(state.error.code).toBe('net.refused');
    expect(state.retryAtMs).toBeGreaterThan(clock.now());
    await source.stop();
    expect(clock.waiting()).toBe(0);
  });

  it('is diagnosed with a line for each step and not called mineable', async () => {
    const report = await checkSource(SETTINGS[kind](1), {
      clock: createFakeClock(),
      random: () => 0.5,
      secret: '',
      userAgent: 'adit-test',
      signal: new AbortController().signal,
    });
    expect(report.mineable).toBe(false);
    expect(report.lines.some(({ outcome }) => outcome === 'failed')).toBe(true);
  });
});

describe.each(networkKinds)('the source %s, when the server', (kind) => {
  it.each(manners)('%s, ends in a named error and leaves nothing behind', async (manner) => {
    const server = await createRudeServer(manner);
    try {
      const { clock, recorder, source } = open(kind, server.port);
      source.start();
      const hasEnded = () =>
        recorder.seen.states.some((state) => state.kind === 'waiting' || state.kind === 'failed');
      // Half a minute is past every deadline of a first exchange.
      for (let second = 0; second < 40 && !hasEnded(); second += 1) await clock.advance(1000);
      await recorder.until(hasEnded);
      const ended = recorder.seen.states.find(
        (state) => state.kind === 'waiting' || state.kind === 'failed',
      );
      if (ended?.kind !== 'waiting' && ended?.kind !== 'failed') throw new Error('not ended');
      expect(errorTexts[ended.error.code as ErrorCode]).toBeTypeOf('function');
      expect(ended.error.code).not.toBe('app.internal');
      expect(recorder.seen.jobs).toEqual([]);
      await source.stop();
      expect(clock.waiting()).toBe(0);
    } finally {
      await server.close();
    }
  });

  it('says nothing, is left in the middle of everything when it is stopped', async () => {
    const server = await createRudeServer('says nothing');
    try {
      for (const turns of [0, 1, 2, 5, 20]) {
        const { clock, recorder, source } = open(kind, server.port);
        source.start();
        for (let turn = 0; turn < turns; turn += 1) await clock.advance(0);
        await source.stop();
        expect(clock.waiting()).toBe(0);
        expect(recorder.lastState()?.kind).toBe('connecting');
      }
    } finally {
      await server.close();
    }
  });
});
