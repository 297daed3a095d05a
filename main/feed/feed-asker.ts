import { isAppError, wireErrorFrom } from '../../common/contract/errors.ts';
import { errorText } from '../../common/message/error.ts';
import { createHttpClient, type DeadlineClock, type HttpAnswer } from '../net/http.ts';
import { isAbort } from '../net/socket-error.ts';
import { type Ask, FeedProblem } from './feed.ts';
import type { FeedAddress } from './feed-address.ts';

/** Servers of this kind answer within a second or two; a slow one is worth a while, never minutes. */
const timeoutMs = 20_000;
/** Three days of quarter hours as XML are about 100 kB. */
const maxBytes = 2 * 1024 * 1024;
/** A Retry-After beyond a day is a mistake; the feed is tried once a day all the same. */
const mostRetryAfterMs = 86_400_000;

/** Answers that may be asked for again with "only if it changed", by path. */
export type Validators = Map<string, { readonly etag: string; readonly text: string }>;

export interface AskerDeps {
  readonly address: FeedAddress;
  readonly clock: DeadlineClock & { now(): number };
  readonly userAgent: string;
  readonly validators: Validators;
  readonly signal: AbortSignal;
  /** Told how far the server's clock is ahead of ours, ms. */
  readonly skew: (aheadMs: number) => void;
}

/** Asks one feed's server and nobody else: redirects are not followed. */
export function createAsker(deps: AskerDeps): { readonly ask: Ask; close(): void } {
  const { address, clock, validators } = deps;
  const client = createHttpClient(address, clock, 2);

  const ask: Ask = async (request) => {
    const path =
      request.path === ''
        ? `${address.path === '' ? '/' : address.path}${address.query}`
        : address.path + request.path;
    const method = request.method ?? 'GET';
    const known = method === 'GET' ? validators.get(path) : undefined;
    let answer: HttpAnswer;
    try {
      answer = await client.send({
        method,
        path,
        headers: {
          accept: 'application/json, application/xml;q=0.9',
          'user-agent': deps.userAgent,
          ...(known === undefined ? {} : { 'if-none-match': known.etag }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        timeoutMs,
        maxBytes,
        signal: deps.signal,
      });
    } catch (error) {
      if (isAbort(error)) throw error;
      if (isAppError(error, 'net.too-long')) throw new FeedProblem('it sent more than it should');
      throw new FeedProblem(errorText(wireErrorFrom(error)).title.replace(/\.$/, ''));
    }
    const { status, headers, text } = answer;
    const dateMs = Date.parse(headers['date'] ?? '');
    if (Number.isFinite(dateMs)) deps.skew(dateMs - clock.now());
    if (status === 304 && known !== undefined) return known.text;
    if (status === 200 || (status === 201 && method === 'POST')) {
      const etag = headers['etag'];
      if (method === 'GET') {
        if (etag === undefined) validators.delete(path);
        else validators.set(path, { etag, text });
      }
      return text;
    }
    if ((status === 404 || status === 204) && request.mayBeMissing) return undefined;
    if (status === 409 && request.mayExist) return undefined;
    // ENTSO-E says in the body what is wrong with a request.
    if (status === 400 && text.includes('Acknowledgement_MarketDocument')) return text;
    throw problemOf(status, headers, clock.now());
  };

  return { ask, close: () => void client.close() };
}

function problemOf(
  status: number,
  headers: Readonly<Record<string, string>>,
  nowMs: number,
): FeedProblem {
  if (status === 429 || status === 503) {
    return new FeedProblem(
      `it asks to be asked less often (HTTP ${status})`,
      retryAfterMs(headers['retry-after'], nowMs),
    );
  }
  if (status === 401 || status === 403) {
    return new FeedProblem(`it refuses the key (HTTP ${status})`);
  }
  if (status >= 300 && status < 400) {
    return new FeedProblem(`it sends elsewhere (HTTP ${status}), which is not followed`);
  }
  return new FeedProblem(`it answered HTTP ${status}`);
}

/** Retry-After as seconds or as a date, RFC 9110 10.2.3; null where it is neither. */
export function retryAfterMs(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), mostRetryAfterMs) : null;
}
