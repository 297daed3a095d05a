import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../../../main/serve/certificate.ts';
import { findPeer } from '../../../peer.ts';

const day = 86_400_000;
const fromMs = Date.UTC(2026, 10, 20, 12);
const request = {
  name: 'Adit on étable',
  hosts: ['étable', 'stable', 'stable.local', '192.168.1.5', '127.0.0.1', '2001:db8::1:0:7'],
  fromMs,
  untilMs: fromMs + 397 * day,
};

describe('makeCertificate', () => {
  const { cert, key } = makeCertificate(request);
  const read = new X509Certificate(cert);

  it('is read by Node as it was asked for', () => {
    expect(read.subject).toBe('CN=Adit on étable');
    expect(read.issuer).toBe(read.subject);
    expect(read.ca).toBe(false);
    expect(read.validFromDate.getTime()).toBe(request.fromMs);
    expect(read.validToDate.getTime()).toBe(request.untilMs);
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  });

  it('is signed by its own key', () => {
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.verify(new X509Certificate(makeCertificate(request).cert).publicKey)).toBe(false);
  });

  it('is good for its hosts and for no other', () => {
    expect(read.checkHost('stable')).toBe('stable');
    expect(read.checkHost('stable.local')).toBe('stable.local');
    expect(read.checkHost('other.local')).toBeUndefined();
    expect(read.checkIP('192.168.1.5')).toBe('192.168.1.5');
    expect(read.checkIP('192.168.1.6')).toBeUndefined();
    expect(read.checkIP('2001:db8:0:0:0:1:0:7')).toBeDefined();
    // What is no ASCII name can not stand in it.
    expect(read.subjectAltName).not.toContain('table, DNS:étable');
  });

  it.each([
    ['::1', '0:0:0:0:0:0:0:1'],
    ['fd00::', 'FD00:0:0:0:0:0:0:0'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ['::ffff:10.0.0.1', '0:0:0:0:0:FFFF:A00:1'],
  ])('writes the address %s', (host, shown) => {
    const { subjectAltName } = new X509Certificate(
      makeCertificate({ ...request, hosts: [host] }).cert,
    );
    expect(subjectAltName).toBe(`IP Address:${shown}`);
  });

  it('writes years from 2050 on in four digits', () => {
    const untilMs = Date.UTC(2050, 0, 1);
    const late = new X509Certificate(makeCertificate({ ...request, untilMs }).cert);
    expect(late.validToDate.getTime()).toBe(untilMs);
  });

  it('has a serial number of its own each time, positive', () => {
    const serials = Array.from(
      { length: 20 },
      () => new X509Certificate(makeCertificate(request).cert).serialNumber,
    );
    expect(new Set(serials).size).toBe(20);
    expect(serials.every((serial) => /^[4-7][0-9A-F]{31}$/.test(serial))).toBe(true);
  });

  it('carries a connection that trusts it and names its host', async () => {
    const fresh = makeCertificate({
      ...request,
      hosts: ['127.0.0.1'],
      fromMs: Date.now() - day,
      untilMs: Date.now() + day,
    });
    const server = createServer(fresh, (socket) => socket.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const reach = (servername: string | undefined) =>
      new Promise<string>((resolve) => {
        const options = { host: '127.0.0.1', port, ca: fresh.cert };
        const socket: TLSSocket = connect(
          servername === undefined ? options : { ...options, servername },
        );
        socket.on('data', (data) => resolve(String(data)));
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
      });
    expect(await reach(undefined)).toBe('hello');
    expect(await reach('evil.example')).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    server.close();
  });

  const openssl = findPeer('openssl');
  it.skipIf(openssl === null)('is accepted by OpenSSL, strictly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'adit-certificate-'));
    const file = join(folder, 'cert.pem');
    writeFileSync(file, cert);
    const run = (...words: string[]) => execFileSync(openssl ?? '', words, { encoding: 'utf8' });
    const text = run('x509', '-in', file, '-noout', '-text');
    expect(text).toContain('Version: 3 (0x2)');
    expect(text).toContain('Signature Algorithm: ecdsa-with-SHA256');
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(text).toContain('TLS Web Server Authentication');
    expect(text).toContain('IP Address:192.168.1.5');
    const verified = run(
      ...['verify', '-x509_strict', '-check_ss_sig', '-purpose', 'sslserver'],
      ...['-attime', String(fromMs / 1000 + 60), '-verify_ip', '192.168.1.5'],
      ...['-CAfile', file, file],
    );
    expect(verified).toContain(': OK');
  });
});
