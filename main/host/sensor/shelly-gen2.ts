import { createHash } from 'node:crypto';
import { openHttpMeter } from './http-meter.ts';
import { valueAt } from './json-path.ts';
import { defineMeter, type MeterAnswer, polled, wattsFrom } from './meter.ts';

/** Where the several device families keep their active power, W. */
const places = [
  (channel: number) => `switch:${channel}.apower`,
  (channel: number) => `pm1:${channel}.apower`,
  (channel: number) => `cover:${channel}.apower`,
  (channel: number) => `em1:${channel}.act_power`,
  (channel: number) => `em:${channel}.total_act_power`,
];

/** `Shelly.GetStatus` of a Shelly of the second generation or later. */
export function wattsFromShellyGen2(json: unknown, channel: number): MeterAnswer {
  for (const place of places) {
    const value = valueAt(json, place(channel));
    if (value !== undefined) return wattsFrom(value);
  }
  return { ok: false, problem: `it has no meter ${channel}` };
}

/**
 * Answers the digest challenge of these devices: RFC 7616 with SHA-256, qop auth, user name 'admin'.
 *
 * @param clientNonce - random, of our choice
 * @returns the `authorization` header; undefined for a challenge of another kind
 */
export function shellyAuthorization(
  challenge: string,
  password: string,
  path: string,
  clientNonce: string,
): string | undefined {
  const field = (name: string): string | undefined =>
    new RegExp(`\\b${name}=(?:"([^"]{1,200})"|([^\\s,"]{1,200}))`, 'i')
      .exec(challenge)
      ?.slice(1)
      .find((part) => part !== undefined);
  const realm = field('realm');
  const nonce = field('nonce');
  const isKnown =
    /^\s*Digest\s/i.test(challenge) && field('algorithm')?.toUpperCase() === 'SHA-256';
  if (!isKnown || realm === undefined || nonce === undefined) return undefined;
  // One request for each challenge: the count is always the first.
  const count = '00000001';
  const secret = sha256(`admin:${realm}:${password}`);
  const response = sha256(
    `${secret}:${nonce}:${count}:${clientNonce}:auth:${sha256(`GET:${path}`)}`,
  );
  return `Digest username="admin", realm="${realm}", nonce="${nonce}", uri="${path}", algorithm=SHA-256, qop=auth, nc=${count}, cnonce="${clientNonce}", response="${response}"`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Source: Shelly Gen2+ RPC, `Shelly.GetStatus`, `Authentication`. */
export const shellyGen2 = defineMeter({
  kind: 'shelly-gen2',
  ...polled,
  open: (settings, deps) =>
    openHttpMeter(
      {
        address: settings.address,
        path: '/rpc/Shelly.GetStatus',
        answerChallenge: (challenge, path) =>
          shellyAuthorization(
            challenge,
            deps.secret,
            path,
            Math.floor(deps.random() * 0xffff_ffff).toString(16),
          ),
        parse: (json) => wattsFromShellyGen2(json, settings.channel),
      },
      deps,
    ),
});
