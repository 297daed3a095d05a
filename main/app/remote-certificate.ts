import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/contract/errors.ts';
import { isAddress } from '../net/host-policy.ts';
import { writeFileDurably } from '../record/durable-file.ts';
import { type CertificatePair, makeCertificate } from '../serve/certificate.ts';

const day = 86_400_000;
/** What browsers take of a server's certificate at most (398 days), less one. */
const lifetimeMs = 397 * day;
/** Renewed so long before it ends. */
const renewMs = 30 * day;
const mostHosts = 64;
/** A phone's clock may be behind. */
const earlyMs = day;

/**
 * Adit's own certificate from its file in the data folder, made anew when it is missing, damaged, soon ends
 * or lacks a host. The file holds the key too and has mode 0600.
 *
 * @param hosts - names and addresses it must be good for
 * @throws AppError disk.write-failed
 */
export function ownCertificate(
  dataFolder: string,
  hosts: readonly string[],
  nowMs: number,
): CertificatePair {
  const file = join(dataFolder, 'remote.pem');
  const kept = readOwn(file);
  if (kept !== undefined && isGood(kept, hosts, nowMs)) return kept;
  // Addresses that come back (a cable, a tunnel) must not change the fingerprint each time.
  const before = kept === undefined ? [] : hostsIn(kept);
  const made = makeCertificate({
    name: `Adit on ${hosts.find((host) => !isAddress(host) && host !== 'localhost') ?? 'this computer'}`,
    hosts: [...new Set([...hosts, ...before])].slice(0, mostHosts),
    fromMs: nowMs - earlyMs,
    untilMs: nowMs - earlyMs + lifetimeMs,
  });
  try {
    writeFileDurably(file, made.key + made.cert, 0o600);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? String(cause);
    throw new AppError('disk.write-failed', { what: 'certificate', file, cause: code }, { cause });
  }
  return made;
}

function readOwn(file: string): CertificatePair | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const pem = readFileSync(file, 'utf8');
    const begin = pem.indexOf('-----BEGIN CERTIFICATE-----');
    return pairOf(pem.slice(begin), pem.slice(0, begin));
  } catch {
    // Damaged: a fresh one is made, and its fingerprint is shown.
    return undefined;
  }
}

/** The names and addresses in subjectAltName, as Node writes them: "DNS:stable, IP Address:192.168.1.5". */
function hostsIn({ cert }: CertificatePair): string[] {
  const { subjectAltName = '' } = new X509Certificate(cert);
  return subjectAltName.split(', ').map((name) => name.slice(name.indexOf(':') + 1));
}

function isGood({ cert }: CertificatePair, hosts: readonly string[], nowMs: number): boolean {
  const read = new X509Certificate(cert);
  return (
    read.validFromDate.getTime() <= nowMs &&
    read.validToDate.getTime() - nowMs > renewMs &&
    hosts.every((host) => (isAddress(host) ? read.checkIP(host) : read.checkHost(host)))
  );
}

/**
 * The user's own certificate, PEM with any chain behind it, and its key.
 *
 * @throws AppError remote.certificate naming the file and what is wrong
 */
export function readCertificate(certificateFile: string, keyFile: string): CertificatePair {
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8');
    } catch (cause) {
      const problem = (cause as NodeJS.ErrnoException).code ?? String(cause);
      throw new AppError('remote.certificate', { file, problem }, { cause });
    }
  };
  const cert = read(certificateFile);
  const key = read(keyFile);
  try {
    return pairOf(cert, key);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('remote.certificate', { file: certificateFile, problem }, { cause });
  }
}

/** @throws Error when they are no PEM or do not belong together */
function pairOf(cert: string, key: string): CertificatePair {
  if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) {
    throw new Error('the key is not the one of the certificate');
  }
  return { cert, key };
}

export interface CertificateFacts {
  /** SHA-256 in hex pairs between colons, as browsers show it. */
  readonly fingerprint: string;
  readonly endsMs: number;
}

export function certificateFacts({ cert }: CertificatePair): CertificateFacts {
  const { fingerprint256, validToDate } = new X509Certificate(cert);
  return { fingerprint: fingerprint256, endsMs: validToDate.getTime() };
}
