import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { selfSigned } from '../../fake/self-signed.ts';
import { freshFolder, runAdit, startAdit } from './run-adit.ts';

/** Opens a link at loopback, trusting whatever certificate is shown there. */
function open(link: string): Promise<{ status: number | undefined; fingerprint: string }> {
  const url = new URL(link);
  url.hostname = '127.0.0.1';
  return new Promise((resolve, reject) => {
    request(url, { rejectUnauthorized: false, agent: false }, (answer) => {
      const { fingerprint256 } = (answer.socket as TLSSocket).getPeerCertificate();
      answer.resume();
      resolve({ status: answer.statusCode, fingerprint: fingerprint256 });
    })
      .on('error', reject)
      .end();
  });
}

async function served(...words: string[]) {
  const { child, line, ended } = startAdit([
    'serve',
    '--json',
    '--data-dir',
    freshFolder(),
    ...words,
  ]);
  const { url, fingerprint } = await line(({ event }) => event === 'link');
  const opened = await open(String(url));
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
  return { url: String(url), fingerprint, opened };
}

describe('adit serve beyond this computer', () => {
  it('shows a certificate of its own, whose fingerprint it prints', async () => {
    const { url, fingerprint, opened } = await served('--listen', '0.0.0.0');
    expect(url).toMatch(/^https:/);
    expect(opened).toEqual({ status: 200, fingerprint });
  });

  it("shows the user's certificate instead", async () => {
    const folder = freshFolder();
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    writeFileSync(cert, selfSigned.cert);
    writeFileSync(key, selfSigned.key);
    const { fingerprint, opened } = await served('--tls-cert', cert, '--tls-key', key);
    expect(opened).toEqual({ status: 200, fingerprint });
  });

  it.each([
    [['--listen', 'somewhere'], 2, 'cli.usage'],
    [['--tls-cert', 'cert.pem'], 2, 'cli.usage'],
    [['--tls-cert', '/no/cert.pem', '--tls-key', '/no/key.pem'], 1, 'remote.certificate'],
    [['--listen', '192.0.2.77'], 1, 'net.failed'],
  ])('refuses %j', async (words, code, error) => {
    const ended = await runAdit(['serve', '--json', '--data-dir', freshFolder(), ...words]);
    expect(ended.code).toBe(code);
    expect(ended.lines()).toMatchObject([{ event: 'error', code: error }]);
  });
});
