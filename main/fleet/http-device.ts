import { isAppError } from '../../common/contract/errors.ts';
import { readDeviceAddress } from '../net/device-address.ts';
import { isLocalHost } from '../net/host-policy.ts';
import { createHttpClient } from '../net/http.ts';
import {
  brokenDevice,
  type DeviceDeps,
  deviceMaxBytes,
  deviceTimeoutMs,
  type FleetAnswer,
  failedAnswer,
  type OpenDevice,
} from './device.ts';

const schemes = { http: { port: 80, isTls: false }, https: { port: 443, isTls: true } };

export interface HttpDevice {
  readonly address: string;
  readonly path: string;
  readonly parse: (json: unknown) => FleetAnswer;
}

/** A device that is asked by a GET and answers with JSON; the secret is a bearer token. */
export function openHttpDevice(device: HttpDevice, { clock, secret }: DeviceDeps): OpenDevice {
  const endpoint = readDeviceAddress(device.address, schemes);
  if (endpoint === undefined) return brokenDevice('the address can not be read: host or host:port');
  if (secret !== '' && !endpoint.isTls && !isLocalHost(endpoint.host)) {
    return brokenDevice('a token is sent outside the own network only through https://');
  }
  const client = createHttpClient(endpoint, clock, 1);
  return {
    async read(signal) {
      try {
        const { status, text } = await client.send({
          method: 'GET',
          path: device.path,
          headers: {
            accept: 'application/json',
            ...(secret === '' ? {} : { authorization: `Bearer ${secret}` }),
          },
          timeoutMs: deviceTimeoutMs,
          maxBytes: deviceMaxBytes,
          signal,
        });
        if (status === 401 || status === 403) return { ok: false, problem: 'it refused the token' };
        if (status !== 200) return { ok: false, problem: `it answered HTTP ${status}` };
        return device.parse(JSON.parse(text));
      } catch (error) {
        if (error instanceof SyntaxError) {
          return { ok: false, problem: 'it answered with something else than JSON' };
        }
        if (isAppError(error, 'net.too-long')) {
          return { ok: false, problem: 'it sent more than any device would' };
        }
        return failedAnswer(error);
      }
    },
    close: () => void client.close(),
  };
}
