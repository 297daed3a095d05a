import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the device behaves at the next request. */
export type MeterMood =
  | { readonly kind: 'json'; readonly body: unknown }
  | { readonly kind: 'text'; readonly body: string; readonly status?: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string> }
  /** Never answers. */
  | { readonly kind: 'silent' }
  /** Sends without end. */
  | { readonly kind: 'huge' }
  /** Sends a head and half a body, then nothing. */
  | { readonly kind: 'half' }
  | { readonly kind: 'drop' };

/** A power meter's web server on loopback. */
export interface FakeMeter {
  readonly address: string;
  mood: MeterMood;
  /** Wants this login: HTTP Basic, a bearer token, or Shelly's digest with user name 'admin'. */
  login: { readonly kind: 'basic' | 'bearer' | 'digest'; readonly value: string } | null;
  /** Paths asked for so far. */
  readonly asked: string[];
  close(): Promise<void>;
}

export async function startFakeMeter(): Promise<FakeMeter> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (isLetIn(meter.login, request, response)) answer(meter.mood, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const meter: FakeMeter = {
    address: `127.0.0.1:${port}`,
    mood: { kind: 'json', body: {} },
    login: null,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return meter;
}

function answer(mood: MeterMood, response: ServerResponse): void {
  switch (mood.kind) {
    case 'json':
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(mood.body));
      return;
    case 'text':
      response.statusCode = mood.status ?? 200;
      response.end(mood.body);
      return;
    case 'status':
      response.writeHead(mood.status, mood.headers).end();
      return;
    case 'silent':
      return;
    case 'huge': {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = 'x'.repeat(16_384);
      const more = (): void => {
        if (!response.destroyed) response.write(chunk, more);
      };
      more();
      return;
    }
    case 'half':
      response.writeHead(200, { 'content-length': '100' }).write('{"power":');
      return;
    case 'drop':
      response.destroy();
  }
}

const nonce = '64edd7a1';
const realm = 'shellyplusplugs-80646fd2bb2c';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function isLetIn(
  login: FakeMeter['login'],
  { headers, url = '' }: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (login === null) return true;
  const given = headers.authorization ?? '';
  if (login.kind === 'bearer' && given === `Bearer ${login.value}`) return true;
  if (login.kind === 'basic' && given === `Basic ${Buffer.from(login.value).toString('base64')}`) {
    return true;
  }
  if (login.kind === 'digest') {
    const field = (name: string): string => new RegExp(`${name}="?([^",]+)`).exec(given)?.[1] ?? '';
    const expected = sha256(
      [
        sha256(`admin:${realm}:${login.value}`),
        nonce,
        field('nc'),
        field('cnonce'),
        'auth',
        sha256(`GET:${url}`),
      ].join(':'),
    );
    if (given.startsWith('Digest ') && field(' response') === expected) return true;
    response.setHeader(
      'www-authenticate',
      `Digest qop="auth", realm="${realm}", nonce="${nonce}", algorithm=SHA-256`,
    );
  }
  response.writeHead(401).end();
  return false;
}
