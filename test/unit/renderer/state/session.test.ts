import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServerMessage } from '../../../../common/contract/wire.ts';
import type { LinkListener } from '../../../../renderer/bridge/connect.ts';
import { mockHandlers } from '../../../../renderer/gallery-fixture/mock-app.ts';
import { miningState } from '../../../../renderer/gallery-fixture/state.ts';
import { createSession } from '../../../../renderer/state/session.ts';

/** As much of a document as the session asks for. */
function fakeDocument() {
  const listeners = new Set<() => void>();
  const page = {
    hidden: false,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  return {
    document: page as unknown as Document,
    setHidden: (hidden: boolean) => {
      page.hidden = hidden;
      for (const listener of listeners) listener();
    },
  };
}

function open() {
  const { document, setHidden } = fakeDocument();
  let tell: (message: ServerMessage) => void = () => undefined;
  let sequence = 4;
  let asked = 0;
  const session = createSession((listener: LinkListener) => {
    listener.onTransport({
      post: ({ id }) => {
        asked += 1;
        const value = { sequence, state: miningState };
        queueMicrotask(() => tell({ type: 'response', id, ok: true, value }));
      },
      onMessage: (hear) => {
        tell = hear;
        return () => undefined;
      },
      onClose: () => () => undefined,
    });
    listener.onLink({ kind: 'open' });
    return () => undefined;
  }, document);
  return {
    session,
    setHidden,
    patch: (number: number, blocks: typeof miningState.blocks) =>
      tell({
        type: 'event',
        channel: 'app.changed',
        payload: { sequence: number, patch: { blocks } },
      }),
    patchMining: (number: number) =>
      tell({
        type: 'event',
        channel: 'app.changed',
        payload: { sequence: number, patch: { mining: miningState.mining } },
      }),
    setSequence: (number: number) => {
      sequence = number;
    },
    asked: () => asked,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a session', () => {
  it('takes a snapshot, then numbered patches', async () => {
    const { session, patch } = open();
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.getView().state?.blocks).toBe(miningState.blocks);
    const blocks = [...miningState.blocks];
    patch(5, blocks);
    await vi.advanceTimersByTimeAsync(1000);
    expect(session.getView().state?.blocks).toBe(blocks);
    session.stop();
  });

  it('asks for a snapshot again when a number is missing', async () => {
    const { session, patch, setSequence, asked } = open();
    await vi.advanceTimersByTimeAsync(1000);
    setSequence(9);
    patch(9, []);
    await vi.advanceTimersByTimeAsync(1000);
    expect(asked()).toBe(2);
    session.stop();
  });

  it('publishes figures at most twice a second', async () => {
    const { session, patch } = open();
    await vi.advanceTimersByTimeAsync(1000);
    const listener = vi.fn();
    session.subscribe(listener);
    for (let number = 5; number < 105; number += 1) {
      patch(number, []);
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(listener.mock.calls.length).toBeLessThanOrEqual(5);
    session.stop();
  });

  it('is silent while the page is hidden, and catches up when it is seen', async () => {
    const { session, patch, setHidden } = open();
    await vi.advanceTimersByTimeAsync(1000);
    const listener = vi.fn();
    session.subscribe(listener);
    setHidden(true);
    const blocks = [...miningState.blocks];
    patch(5, blocks);
    await vi.advanceTimersByTimeAsync(5000);
    expect(listener).not.toHaveBeenCalled();
    setHidden(false);
    expect(session.getView().state?.blocks).toBe(blocks);
    session.stop();
  });
});

describe('a change the user waits for', () => {
  it('shows at once', async () => {
    const { session, patch, patchMining } = open();
    await vi.advanceTimersByTimeAsync(1000);
    patch(5, []);
    const listener = vi.fn();
    session.subscribe(listener);
    patchMining(6);
    expect(listener).toHaveBeenCalledOnce();
    session.stop();
  });
});

describe('the mock app', () => {
  it('answers a model as the app would', () => {
    const { economics } = mockHandlers(miningState);
    expect(
      economics.run(
        { model: 'solo-odds', input: { hashrateHps: 1e12, difficulty: 1e12, rewardCoin: 3 } },
        undefined,
      ),
    ).toMatchObject({ chancePerDay: expect.any(Number) });
  });
});
