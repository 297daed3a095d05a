import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Authority {
  /** The authority's own certificate, PEM. */
  readonly ca: string;
  /** A key and a certificate of it for one name, valid for a day. */
  issue(name: string): Promise<{ readonly key: string; readonly cert: string }>;
  remove(): Promise<void>;
}

/** A certificate authority that lives as long as a test, made by OpenSSL. */
export async function createAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'adit-authority-'));
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder });
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const own = ['-keyout', 'ca.key', '-out', 'ca.pem', '-days', '1', '-subj', '/CN=Throw-away CA'];
  await openssl('req', '-x509', ...newKey, ...own);
  return {
    ca: await readFile(join(folder, 'ca.pem'), 'utf8'),
    async issue(name) {
      const asked = ['-keyout', 'host.key', '-out', 'host.csr', '-subj', `/CN=${name}`];
      await openssl('req', ...newKey, ...asked);
      await writeFile(join(folder, 'host.ext'), `subjectAltName=DNS:${name}\n`);
      const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1'];
      const files = ['-in', 'host.csr', '-out', 'host.pem', '-extfile', 'host.ext'];
      await openssl('x509', '-req', ...files, ...signed);
      return {
        key: await readFile(join(folder, 'host.key'), 'utf8'),
        cert: await readFile(join(folder, 'host.pem'), 'utf8'),
      };
    },
    remove: () => rm(folder, { recursive: true }),
  };
}
