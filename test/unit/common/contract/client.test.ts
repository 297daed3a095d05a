import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createClient } from '../../../../common/contract/client.ts';
import type {
  ClientTransport,
  RequestMessage,
  ServerMessage,
} from '../../../../common/contract/wire.ts';
import { command, event, query } from '../../../../common/contract/wire.ts';

const contract = {
  lamp: {
    light: command(z.number(), z.string()),
    look: query(z.void(), z.number()),
    flickered: event(z.number()),
  },
} as const;

function open() {
  const sent: RequestMessage[] = [];
  const listeners = { message: (_: ServerMessage): void => undefined, close: () => undefined };
  const transport: ClientTransport = {
    post: (message) => void sent.push(message),
    onMessage: (listener) => {
      listeners.message = listener;
      return () => undefined;
    },
    onClose: (listener) => {
      listeners.close = () => void listener();
      return () => undefined;
    },
  };
  return { api: createClient(contract, transport), sent, listeners };
}

describe('createClient', () => {
  it('sends a request and resolves with its answer, whatever the order', async () => {
    const { api, sent, listeners } = open();
    const first = api.lamp.light(1);
    const second = api.lamp.look();
    expect(sent.map(({ channel, argument }) => [channel, argument])).toEqual([
      ['lamp.light', 1],
      ['lamp.look', undefined],
    ]);
    listeners.message({ type: 'response', id: sent[1]?.id ?? -1, ok: true, value: 7 });
    listeners.message({ type: 'response', id: sent[0]?.id ?? -1, ok: true, value: 'lit' });
    expect(await second).toBe(7);
    expect(await first).toBe('lit');
  });

  it('rejects with the coded error that came', async () => {
    const { api, sent, listeners } = open();
    const call = api.lamp.look();
    listeners.message({
      type: 'response',
      id: sent[0]?.id ?? -1,
      ok: false,
      error: { code: 'ipc.read-only', params: { channel: 'lamp.look' }, retry: 'no' },
    });
    await expect(call).rejects.toMatchObject({ code: 'ipc.read-only' });
  });

  it('hands events to whoever listens until they stop', () => {
    const { api, listeners } = open();
    const heard = vi.fn();
    const stop = api.lamp.onFlickered(heard);
    listeners.message({ type: 'event', channel: 'lamp.flickered', payload: 3 });
    stop();
    listeners.message({ type: 'event', channel: 'lamp.flickered', payload: 4 });
    expect(heard.mock.calls).toEqual([[3]]);
  });

  it('fails every waiting and later call when the transport closes', async () => {
    const { api, listeners } = open();
    const waiting = api.lamp.look();
    listeners.close();
    await expect(waiting).rejects.toMatchObject({ code: 'ipc.disconnected' });
    await expect(api.lamp.look()).rejects.toMatchObject({ code: 'ipc.disconnected' });
  });

  it('keeps the number of waiting calls bounded', async () => {
    const { api } = open();
    const calls = Array.from({ length: 257 }, () => api.lamp.look());
    await expect(calls[256]).rejects.toMatchObject({ code: 'ipc.disconnected' });
  });

  it('ignores an answer that nobody waits for', () => {
    const { listeners } = open();
    expect(() => listeners.message({ type: 'response', id: 99, ok: true })).not.toThrow();
  });
});
