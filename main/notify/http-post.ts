import { readDeviceAddress } from '../net/device-address.ts';
import { isLocalHost } from '../net/host-policy.ts';
import { createHttpClient, type HttpAnswer } from '../net/http.ts';
import type { Endpoint } from '../net/url.ts';
import {
  brokenChannel,
  type ChannelDeps,
  type Delivery,
  failedDelivery,
  type NotifyMessage,
  type OpenChannel,
} from './channel.ts';

const timeoutMs = 10_000;
/** The answer only matters by its status; Telegram's tells the reason in some hundred bytes. */
const maxBytes = 64 * 1024;
const mostRetryAfterMs = 3_600_000;
const schemes = { https: { port: 443, isTls: true }, http: { port: 80, isTls: false } };

export interface HttpPost {
  readonly url: string;
  /** Whole path; given the one of the address. */
  readonly path: (path: string) => string;
  readonly request: (message: NotifyMessage) => {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  /** Words of the service in a refusal, fit to be shown; '' when it has none. */
  readonly reason?: (answer: HttpAnswer) => string;
}

/** A channel that is one POST for each message. */
export function openHttpPost(post: HttpPost, deps: ChannelDeps): OpenChannel {
  const endpoint = readHttpUrl(post.url);
  if (endpoint === undefined) {
    return brokenChannel('the address can not be read: https://host[:port][/path]');
  }
  if (deps.secret !== '' && !endpoint.isTls && !isLocalHost(endpoint.host)) {
    return brokenChannel('a secret is used outside the own network only with https://');
  }
  const client = createHttpClient(endpoint, deps.clock, 1);
  return {
    async send(message, signal) {
      try {
        const { headers, body } = post.request(message);
        const answer = await client.send({
          method: 'POST',
          path: post.path(endpoint.path),
          headers: { 'user-agent': deps.userAgent, ...headers },
          body,
          timeoutMs,
          maxBytes,
          signal,
        });
        return judge(answer, post.reason?.(answer) ?? '');
      } catch (error) {
        return failedDelivery(error);
      }
    },
    close: () => void client.close(),
  };
}

function readHttpUrl(url: string): Endpoint | undefined {
  return /^https?:\/\//i.test(url.trim()) ? readDeviceAddress(url, schemes) : undefined;
}

function judge({ status, headers }: HttpAnswer, reason: string): Delivery {
  if (status >= 200 && status < 300) return { ok: true };
  const words = reason === '' ? '' : `: ${reason}`;
  if (status === 429 || status === 503) {
    const seconds = Number(headers['retry-after']);
    return {
      ok: false,
      problem: `it is asked too often (HTTP ${status})`,
      mayRetry: true,
      ...(seconds > 0 ? { retryAfterMs: Math.min(seconds * 1000, mostRetryAfterMs) } : {}),
    };
  }
  if (status === 401 || status === 403) {
    return { ok: false, problem: `it refused the login${words}`, mayRetry: false };
  }
  return {
    ok: false,
    problem: `it answered HTTP ${status}${words}`,
    // What the server dislikes about a request it will dislike again.
    mayRetry: status >= 500 || status === 408,
  };
}
