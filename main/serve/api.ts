import type { IncomingMessage } from 'node:http';
import type { AppState } from '../../common/contract/app.ts';
import type { Attempts } from './attempts.ts';
import { prometheusText } from './prometheus.ts';
import { xmrigBackends, xmrigConfig, xmrigSummary } from './xmrig-api.ts';

/** What other programs may ask, each behind the access token. */
export interface ApiOptions {
  readonly state: () => AppState;
  /** Whether this is the access token; without one nothing is, and the whole API is shut. */
  readonly isToken: (given: string) => boolean;
  readonly attempts: Attempts;
  /** Whether pause and resume are allowed; reading always is. */
  readonly allowControl: () => boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  readonly now: () => number;
}

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = 'application/json';
/** XMRig's JSON-RPC requests are some 60 bytes. */
const maxBodyBytes = 4096;

/** Answers the paths of XMRig's API and Prometheus' /metrics; undefined for any other path. */
export function createApi(
  options: ApiOptions,
): (request: IncomingMessage, path: string) => Promise<ApiAnswer | undefined> {
  return async (request, path) => {
    const read = readers[path];
    if (read === undefined && path !== '/json_rpc') return undefined;
    const from = request.socket.remoteAddress ?? '';
    if (options.attempts.isBarred(from)) return answer(429, { error: 'too many wrong tokens' });
    const given = /^Bearer (.{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (given === undefined || !options.isToken(given)) {
      if (given !== undefined) options.attempts.failed(from);
      return answer(401, { error: 'access token missing or wrong' });
    }
    if (read !== undefined) {
      if (request.method !== 'GET') return answer(405, { error: 'read only' });
      const state = options.state();
      const app = { ...state.app, readOnly: !options.allowControl() };
      return read({ ...state, app }, options.now());
    }
    if (request.method !== 'POST') return answer(405, { error: 'POST a JSON-RPC request' });
    return control(await readBody(request), options);
  };
}

const readers: Readonly<Record<string, (state: AppState, nowMs: number) => ApiAnswer>> = {
  '/1/summary': (state, nowMs) => answer(200, xmrigSummary(state, nowMs)),
  '/2/summary': (state, nowMs) => answer(200, xmrigSummary(state, nowMs)),
  '/2/backends': (state) => answer(200, xmrigBackends(state)),
  '/1/config': (state) => answer(200, xmrigConfig(state)),
  '/metrics': (state, nowMs) => ({
    status: 200,
    type: 'text/plain; version=0.0.4; charset=utf-8',
    body: prometheusText(state, nowMs),
  }),
};

function control(body: string | undefined, options: ApiOptions): ApiAnswer {
  let request: { id?: unknown; method?: unknown } = {};
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    if (typeof parsed === 'object' && parsed !== null) request = parsed;
  } catch {
    return answer(400, { error: 'not JSON' });
  }
  const id = typeof request.id === 'number' || typeof request.id === 'string' ? request.id : null;
  const fail = (code: number, message: string) =>
    answer(200, { id, jsonrpc: '2.0', error: { code, message } });
  const actions: Readonly<Record<string, () => void>> = {
    pause: options.pause,
    resume: options.resume,
    stop: options.stop,
  };
  const action =
    typeof request.method === 'string' && Object.hasOwn(actions, request.method)
      ? actions[request.method]
      : undefined;
  if (action === undefined) return fail(-32601, 'Method not found');
  if (!options.allowControl()) return fail(-32000, 'Control is not allowed in the settings');
  action();
  return answer(200, { id, jsonrpc: '2.0', result: { status: 'OK' } });
}

function answer(status: number, value: unknown): ApiAnswer {
  return { status, type: json, body: `${JSON.stringify(value)}\n` };
}

/** undefined when it is longer than any honest request. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += (part as Buffer).length;
    if (length > maxBodyBytes) return undefined;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
