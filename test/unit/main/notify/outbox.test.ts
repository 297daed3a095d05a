import { describe, expect, it } from 'vitest';
import type { Delivery, NotifyMessage, OpenChannel } from '../../../../main/notify/channel.ts';
import {
  createOutbox,
  mostPerHour,
  mostTries,
  mostWaiting,
  sameEventMs,
} from '../../../../main/notify/outbox.ts';
import { createFakeClock } from '../../../fake/fake-clock.ts';

function open(answer: (message: NotifyMessage) => Delivery | Promise<Delivery>) {
  const clock = createFakeClock();
  const sent: { readonly atMs: number; readonly message: NotifyMessage }[] = [];
  const failed: string[] = [];
  let isClosed = false;
  const channel: OpenChannel = {
    async send(message) {
      sent.push({ atMs: clock.now(), message });
      return answer(message);
    },
    close: () => {
      isClosed = true;
    },
  };
  const outbox = createOutbox(channel, {
    clock,
    random: () => 0.5,
    changed: () => undefined,
    failed: (problem) => failed.push(problem),
  });
  const put = (event: NotifyMessage['event'], body = ''): void =>
    outbox.put({ event, title: event, body, atMs: clock.now(), facts: {} });
  return { clock, sent, failed, outbox, put, isClosed: () => isClosed };
}

const busy: Delivery = { ok: false, problem: 'busy', mayRetry: true };

describe('an outbox', () => {
  it('sends in order, one at a time', async () => {
    let waiting = 0;
    let most = 0;
    const { put, sent, clock } = open(async () => {
      waiting += 1;
      most = Math.max(most, waiting);
      await new Promise(setImmediate);
      waiting -= 1;
      return { ok: true };
    });
    for (let count = 0; count < 5; count += 1) put('block-found', String(count));
    await clock.advance(1);
    await clock.advance(1);
    await clock.advance(1);
    expect(sent.map(({ message }) => message.body)).toEqual(['0', '1', '2', '3', '4']);
    expect(most).toBe(1);
  });

  it('tries again ever later, and gives up', async () => {
    const { put, sent, failed, clock, outbox } = open(() => busy);
    const startMs = clock.now();
    put('block-found');
    for (let hour = 0; hour < 48; hour += 1) await clock.advance(3_600_000);
    expect(sent).toHaveLength(mostTries);
    const gaps = sent.slice(1).map(({ atMs }, at) => atMs - sent[at]!.atMs);
    expect(gaps.slice(0, 3)).toEqual([10_000, 20_000, 40_000]);
    expect(gaps.every((gap, at) => at === 0 || gap >= gaps[at - 1]!)).toBe(true);
    expect(sent.at(-1)!.atMs - startMs).toBeLessThan(6 * 3_600_000);
    expect(failed).toEqual(['busy']);
    expect(outbox.standing()).toEqual({ waiting: 0, sentAtMs: null, problem: 'busy' });
    expect(clock.waiting()).toBe(0);
  });

  it('waits as long as it was asked to', async () => {
    const { put, sent, clock } = open(() => ({ ...busy, retryAfterMs: 900_000 }));
    put('block-found');
    await clock.advance(899_999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    expect(sent).toHaveLength(2);
  });

  it('does not repeat what can not help', async () => {
    const { put, sent, failed, clock } = open(() => ({ ...busy, mayRetry: false }));
    put('block-found');
    await clock.advance(86_400_000);
    expect([sent.length, failed.length]).toEqual([1, 1]);
  });

  it('goes on with the next after one was given up, and after a fault of the channel', async () => {
    let count = 0;
    const { put, sent, failed, clock } = open(() => {
      count += 1;
      if (count === 1) throw new TypeError('secret inside');
      return { ok: true };
    });
    put('block-found', 'a');
    put('block-found', 'b');
    await clock.advance(1);
    expect(sent.map(({ message }) => message.body)).toEqual(['a', 'b']);
    expect(failed).toEqual(['TypeError']);
  });

  it('lets so many through in an hour, blocks always, and says how many it withheld', async () => {
    const { put, sent, clock } = open(() => ({ ok: true }));
    for (let count = 0; count < 100; count += 1) put('source-lost');
    put('block-found', 'found');
    await clock.advance(1);
    expect(sent).toHaveLength(mostPerHour + 1);
    expect(sent.at(-1)!.message.body).toBe('found\n(80 less important messages not sent.)');
    await clock.advance(3_600_000);
    put('source-lost', 'later');
    await clock.advance(1);
    expect(sent.at(-1)!.message.body).toBe('later');
  });

  it('tells of best shares rarely', async () => {
    const { put, sent, clock } = open(() => ({ ok: true }));
    put('best-share');
    put('best-share');
    await clock.advance(sameEventMs);
    put('best-share');
    await clock.advance(1);
    expect(sent).toHaveLength(2);
  });

  it('holds a bounded number, the newest', async () => {
    const { put, outbox, clock, sent } = open(() => busy);
    for (let count = 0; count < 500; count += 1) put('block-found', String(count));
    await clock.advance(1);
    expect(outbox.standing().waiting).toBe(mostWaiting);
    expect(sent).toHaveLength(1);
  });

  it('stops at once when it is closed', async () => {
    const { put, outbox, clock, sent, isClosed } = open(() => busy);
    put('block-found');
    await clock.advance(1);
    outbox.close();
    await clock.advance(86_400_000);
    expect([sent.length, isClosed(), clock.waiting()]).toEqual([1, true, 0]);
  });
});
