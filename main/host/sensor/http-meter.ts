import { isAppError, wireErrorFrom } from '../../../common/contract/errors.ts';
import { errorText } from '../../../common/message/error.ts';
import { readDeviceAddress } from '../../net/device-address.ts';
import { isLocalHost } from '../../net/host-policy.ts';
import { createHttpClient, type HttpAnswer } from '../../net/http.ts';
import { isAbort } from '../../net/socket-error.ts';
import type { Meter, MeterAnswer, MeterDeps } from './meter.ts';

export interface HttpMeter {
  readonly address: string;
  /** Path and query; null: those of the address. */
  readonly path: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers a challenge (`www-authenticate`) with an `authorization`; undefined when it can not. */
  readonly answerChallenge?: (challenge: string, path: string) => string | undefined;
  readonly parse: (json: unknown) => MeterAnswer;
}

/** Devices answer within tens of ms; three seconds cover a sleepy radio and stay below the interval. */
const timeoutMs = 3000;
/** The longest honest answer, a status of a device with many channels, is below 10 kB. */
const maxBytes = 64 * 1024;
const mostRetryAfterMs = 3_600_000;

const ports = { http: { port: 80, isTls: false }, https: { port: 443, isTls: true } };

/** A meter that is asked by a GET and answers with JSON. */
export function openHttpMeter(meter: HttpMeter, { clock, secret }: MeterDeps): Meter {
  const endpoint = readDeviceAddress(meter.address, ports);
  if (endpoint === undefined) return brokenMeter('the address can not be read: host or host:port');
  if (secret !== '' && !endpoint.isTls && !isLocalHost(endpoint.host)) {
    return brokenMeter('a password is sent outside the own network only through https://');
  }
  const client = createHttpClient(endpoint, clock);
  const path = meter.path ?? endpoint.path;

  async function ask(signal: AbortSignal, authorization?: string): Promise<HttpAnswer> {
    return client.send({
      method: 'GET',
      path,
      headers: {
        accept: 'application/json',
        ...meter.headers,
        ...(authorization === undefined ? {} : { authorization }),
      },
      timeoutMs,
      maxBytes,
      signal,
    });
  }

  return {
    async read(signal) {
      try {
        let answer = await ask(signal);
        const challenge = answer.headers['www-authenticate'];
        if (answer.status === 401 && challenge !== undefined && secret !== '') {
          const authorization = meter.answerChallenge?.(challenge, path);
          if (authorization !== undefined) answer = await ask(signal, authorization);
        }
        return judge(answer, meter.parse);
      } catch (error) {
        if (isAbort(error)) throw error;
        if (isAppError(error, 'net.too-long')) {
          return { ok: false, problem: 'it sent more than any meter would' };
        }
        return { ok: false, problem: lowerFirst(errorText(wireErrorFrom(error)).title) };
      }
    },
    close: () => void client.close(),
  };
}

function judge(answer: HttpAnswer, parse: (json: unknown) => MeterAnswer): MeterAnswer {
  const { status, headers, text } = answer;
  if (status === 401 || status === 403) return { ok: false, problem: 'it refused the login' };
  if (status === 429 || status === 503) {
    const seconds = Number(headers['retry-after']);
    const retryAfterMs = seconds > 0 ? Math.min(seconds * 1000, mostRetryAfterMs) : 0;
    return { ok: false, problem: `it is asked too often (HTTP ${status})`, retryAfterMs };
  }
  if (status !== 200) return { ok: false, problem: `it answered HTTP ${status}` };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'it answered with something else than JSON' };
  }
  return parse(json);
}

/** A meter whose settings can not work; it says why and connects to nothing. */
export function brokenMeter(problem: string): Meter {
  return { read: async () => ({ ok: false, problem }), close: () => undefined };
}

function lowerFirst(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
