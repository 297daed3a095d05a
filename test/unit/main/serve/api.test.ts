import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import type { AppState } from '../../../../common/contract/app.ts';
import { createApi } from '../../../../main/serve/api.ts';
import { createAttempts } from '../../../../main/serve/attempts.ts';
import { type HttpFace, startHttpFace } from '../../../../main/serve/http.ts';
import { createHub } from '../../../../main/serve/hub.ts';
import { prometheusText } from '../../../../main/serve/prometheus.ts';
import { createSessions } from '../../../../main/serve/session.ts';
import { miningState } from '../../../fake/app-state.ts';
import { findPeer } from '../../../peer.ts';

let face: HttpFace | undefined;
afterEach(async () => face?.close());

async function start(options: { token?: string; allowControl?: boolean; state?: AppState } = {}) {
  const calls: string[] = [];
  const attempts = createAttempts(() => 0);
  face = await startHttpFace({
    router: async () => undefined,
    hub: createHub(),
    pageFolder: mkdtempSync(`${tmpdir()}/adit-page-`),
    host: '127.0.0.1',
    port: 0,
    hosts: () => ['127.0.0.1'],
    sessions: createSessions({ now: () => 0, linkMs: 1 }),
    attempts,
    caller: () => ({ readOnly: false, isRemote: false }),
    api: createApi({
      state: () => options.state ?? miningState,
      isToken: (given) => given === (options.token ?? 'right') && given !== '',
      attempts,
      allowControl: () => options.allowControl ?? false,
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      stop: () => calls.push('stop'),
      now: () => miningState.app.startedAtMs + 60_000,
    }),
  });
  const ask = (path: string, init: RequestInit = {}, token = 'right') =>
    fetch(new URL(path, face?.urls()[0]), {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  return { calls, ask };
}

describe('the API for other programs', () => {
  it.each(['/1/summary', '/2/summary', '/2/backends', '/1/config', '/metrics'])(
    '%s wants the token and shows no secret',
    async (path) => {
      const { ask } = await start();
      expect((await fetch(new URL(path, face!.urls()[0]))).status).toBe(401);
      expect((await ask(path, {}, 'wrong')).status).toBe(401);
      const right = await ask(path);
      expect(right.status).toBe(200);
      expect(right.headers.get('access-control-allow-origin')).toBeNull();
      expect(await right.text()).not.toMatch(/password|hunter2/);
    },
  );

  it('is shut without a token', async () => {
    const { ask } = await start({ token: '' });
    expect((await ask('/1/summary', {}, '')).status).toBe(401);
  });

  it('answers no page: a browser tab elsewhere sends Origin', async () => {
    const { ask } = await start();
    expect((await ask('/1/summary', { headers: { origin: 'http://evil.example' } })).status).toBe(
      401,
    );
  });

  it('stops listening to guesses', async () => {
    const { ask } = await start();
    for (let guess = 0; guess < 10; guess += 1) await ask('/1/summary', {}, `guess-${guess}`);
    expect((await ask('/1/summary')).status).toBe(429);
  });

  it("has the fields that XMRig's dashboards read", async () => {
    const { ask } = await start();
    const summary = (await (await ask('/2/summary')).json()) as Record<string, never>;
    expect(summary).toMatchObject({
      kind: 'miner',
      paused: false,
      donate_level: 0,
      uptime: 60,
      hashrate: {
        total: [100, 90, null],
        highest: 110,
        threads: [
          [50, null, null],
          [50, null, null],
        ],
      },
      results: { shares_good: 7, shares_total: 10, hashes_total: 12_345 },
      connection: { pool: 'stratum+tcp://pool.example:3333', accepted: 7, rejected: 3 },
    });
  });

  it('pauses and resumes only when that is allowed', async () => {
    const rpc = (method: string) => ({
      method: 'POST',
      body: JSON.stringify({ id: 1, jsonrpc: '2.0', method }),
    });
    const closed = await start();
    expect(await (await closed.ask('/json_rpc', rpc('pause'))).json()).toMatchObject({
      error: { code: -32000 },
    });
    await face?.close();
    const open = await start({ allowControl: true });
    expect(await (await open.ask('/json_rpc', rpc('pause'))).json()).toMatchObject({
      result: { status: 'OK' },
    });
    await open.ask('/json_rpc', rpc('resume'));
    expect(await (await open.ask('/json_rpc', rpc('dance'))).json()).toMatchObject({
      error: { code: -32601 },
    });
    expect((await open.ask('/json_rpc', { method: 'POST', body: 'x'.repeat(10_000) })).status).toBe(
      400,
    );
    expect(open.calls).toEqual(['pause', 'resume']);
  });
});

describe('prometheusText', () => {
  it('leaves out what is unknown instead of saying 0', () => {
    const text = prometheusText(miningState, miningState.app.startedAtMs);
    expect(text).toContain('adit_hashrate_hashes_per_second{window="10s"} 100\n');
    expect(text).not.toContain('window="15min"');
    expect(text).not.toContain('NaN');
  });

  it('escapes labels', () => {
    const state = { ...miningState, app: { ...miningState.app, version: 'a"b\\c\nd' } };
    expect(prometheusText(state, 0)).toContain('version="a\\"b\\\\c\\nd"');
  });

  const promtool = findPeer('promtool');
  it.skipIf(promtool === null)("passes promtool's check", () => {
    execFileSync(promtool ?? '', ['check', 'metrics'], { input: prometheusText(miningState, 0) });
  });
});
