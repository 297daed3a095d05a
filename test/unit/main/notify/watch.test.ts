import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../common/contract/app.ts';
import type { TimelineEvent } from '../../../../common/contract/history.ts';
import type { SourceInfo } from '../../../../common/contract/source.ts';
import { notifyText } from '../../../../common/message/notify.ts';
import type { NotifyFact } from '../../../../common/message/notify-text.ts';
import { createWatch, crossedForMs, lostForMs } from '../../../../main/notify/watch.ts';
import { miningState } from '../../../fake/app-state.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

function open() {
  const clock = createFakeClock();
  const told: NotifyFact[] = [];
  const watch = createWatch(clock, (fact) => told.push(fact));
  return { clock, told, watch };
}

const [source] = miningState.sources as [SourceInfo];
const withSource = (state: SourceInfo['state']): AppState => ({
  ...miningState,
  coinbase: null,
  sources: [{ ...source, state }],
});
const working = withSource({ kind: 'working', sinceMs: 1 });
const waiting = withSource({
  kind: 'waiting',
  error: { code: 'net.refused', params: { host: 'pool.example', port: 3333 }, retry: 'later' },
  retryAtMs: 1,
  attempt: 1,
});
const withNet = (netPerDay: number | null): AppState => ({
  ...working,
  money: { ...miningState.money!, currency: 'EUR', netPerDay },
});
const event = (
  code: TimelineEvent['code'],
  params: TimelineEvent['params'],
): Omit<TimelineEvent, 'id'> => ({ atMs: 1, level: 'info', code, params });

describe('a lost source', () => {
  it('is told after a while, and that it is back', async () => {
    const { clock, told, watch } = open();
    watch.stateChanged(working);
    watch.stateChanged(waiting);
    await clock.advance(lostForMs - 1);
    expect(told).toEqual([]);
    await clock.advance(1);
    expect(told).toMatchObject([{ event: 'source-lost', source: source.settings.label }]);
    await clock.advance(600_000);
    watch.stateChanged({ ...working });
    watch.stateChanged(working);
    expect(told[1]).toMatchObject({ event: 'source-back', afterMs: lostForMs + 600_000 });
    expect(told).toHaveLength(2);
  });

  it.each(['off', 'ready'] as const)('is none when it is only %s', async (kind) => {
    const { clock, told, watch } = open();
    watch.stateChanged(working);
    watch.stateChanged(waiting);
    watch.stateChanged(withSource({ kind }));
    await clock.advance(lostForMs * 2);
    expect(told).toEqual([]);
  });

  it('is no news when it is back at once, was removed, or never worked', async () => {
    const { clock, told, watch } = open();
    watch.stateChanged(waiting);
    await clock.advance(lostForMs * 2);
    watch.stateChanged(working);
    watch.stateChanged(waiting);
    await clock.advance(lostForMs / 2);
    watch.stateChanged({ ...working, sources: [...working.sources] });
    watch.stateChanged(waiting);
    watch.stateChanged({ ...waiting, sources: [] });
    await clock.advance(lostForMs * 2);
    expect(told).toEqual([]);
    expect(clock.waiting()).toBe(0);
  });
});

describe('profit', () => {
  it('is told when it stays on its new side', async () => {
    const { clock, told, watch } = open();
    watch.stateChanged(withNet(1));
    watch.stateChanged(withNet(-0.5));
    await clock.advance(crossedForMs);
    expect(told).toEqual([{ event: 'profit-crossed', netPerDay: -0.5, currency: 'EUR' }]);
    watch.stateChanged(withNet(0.25));
    await clock.advance(crossedForMs);
    expect(told[1]).toMatchObject({ netPerDay: 0.25 });
  });

  it('is not told when it swings, is unknown, or is first known', async () => {
    const { clock, told, watch } = open();
    watch.stateChanged(withNet(null));
    watch.stateChanged(withNet(-1));
    for (let swing = 0; swing < 20; swing += 1) {
      watch.stateChanged(withNet(swing % 2 === 0 ? 1 : -1));
      await clock.advance(crossedForMs / 2);
    }
    watch.stateChanged(withNet(1));
    watch.stateChanged(withNet(null));
    await clock.advance(crossedForMs * 2);
    expect(told).toEqual([]);
  });
});

describe('blocks', () => {
  const params = { hash: 'ab', height: 5, chainId: 'bitcoin', sourceId: 'own', reason: null };

  it.each([
    ['block-confirmed', 'block-found'],
    ['block-matured', 'block-matured'],
    ['block-orphaned', 'block-orphaned'],
  ] as const)('%s is told as %s', (code, expected) => {
    const { told, watch } = open();
    watch.happened(event(code, params), working);
    expect(told).toMatchObject([{ event: expected, chain: 'Bitcoin', height: 5 }]);
  });

  it('of the practice chain are no news', () => {
    const { told, watch } = open();
    watch.happened(event('block-confirmed', { ...params, chainId: 'practice' }), working);
    expect(told).toEqual([]);
  });

  it('that a node only accepted are no news yet', () => {
    const { told, watch } = open();
    for (const code of ['block-found', 'block-accepted', 'block-waiting'] as const) {
      watch.happened(event(code, params), working);
    }
    expect(told).toEqual([]);
  });
});

describe('other events', () => {
  it('are the temperature guard and the best share, not every guard', () => {
    const { told, watch } = open();
    watch.happened(event('guard-tripped', { guard: 'battery', detail: 'x' }), working);
    watch.happened(event('guard-tripped', { guard: 'temperature', detail: '96 °C' }), working);
    watch.happened(event('best-share', { difficulty: 5e6 }), {
      ...working,
      network: { ...miningState.network!, chainId: 'bitcoin' },
    });
    expect(told).toEqual([
      { event: 'temperature', detail: '96 °C' },
      { event: 'best-share', difficulty: 5e6 },
    ]);
  });

  it('are a coinbase that pays somebody else, once for a while', async () => {
    const { clock, told, watch } = open();
    const proof = {
      level: 'short',
      paidShare: 0.5,
      minShare: 0.97,
      action: 'refuse',
      isNodeSatisfied: null,
    } as const;
    const coinbase = { ...miningState.coinbase!, sourceId: source.settings.id };
    const state = (action: 'refuse' | null, jobId: string): AppState => ({
      ...working,
      coinbase: { ...coinbase, jobId, proof: { ...coinbase.proof!, ...proof, action } },
    });
    watch.stateChanged(state(null, '1'));
    expect(told).toEqual([]);
    watch.stateChanged(state('refuse', '2'));
    watch.stateChanged(state('refuse', '3'));
    await clock.advance(60_000);
    watch.stateChanged(state('refuse', '4'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      event: 'payout-proof-failed',
      detail: expect.stringMatching(/50 %.*97 %/),
    });
  });
});

describe('notifyText', () => {
  it('writes figures as people read them', () => {
    expect(notifyText({ event: 'best-share', difficulty: 4.294e9 }, 'en').body).toContain('4.29 G');
    expect(
      notifyText({ event: 'profit-crossed', netPerDay: -0.123456, currency: 'EUR' }, 'en').body,
    ).toContain('-0.123 EUR');
    expect(notifyText({ event: 'source-back', source: 'P', afterMs: 61_000 }, 'en').body).toContain(
      'after a minute',
    );
  });
});
