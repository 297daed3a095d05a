import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate and its private key, PEM. */
export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export interface CertificateRequest {
  /** Common name, at most 64 characters: what the other device shows besides the fingerprint. */
  readonly name: string;
  /** DNS names and IP addresses it is good for; what is neither is left out. */
  readonly hosts: readonly string[];
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * Makes an ECDSA P-256 certificate signed by its own key, for one server and nothing else.
 *
 * X.509 version 3 in DER, RFC 5280 section 4.1. Extensions of section 4.2.1: basicConstraints (no authority, so
 * that a device which trusts it trusts no other site by it), keyUsage digitalSignature, extKeyUsage serverAuth,
 * subjectAltName, subjectKeyIdentifier. Node can read such certificates but makes none.
 */
export function makeCertificate(request: CertificateRequest): CertificatePair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = toBeSigned(request, publicKey);
  const signature = sign('sha256', signed, privateKey);
  const whole = sequence(signed, ecdsaWithSha256, bitString(signature));
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

/** TBSCertificate, section 4.1. The issuer is the subject. */
function toBeSigned({ name, hosts, fromMs, untilMs }: CertificateRequest, key: KeyObject): Buffer {
  const who = distinguishedName(name);
  return sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(serialNumber()),
    ecdsaWithSha256,
    who,
    sequence(time(fromMs), time(untilMs)),
    who,
    key.export({ type: 'spki', format: 'der' }),
    explicit(
      3,
      sequence(
        extension('2.5.29.19', true, sequence()),
        // Bit 0 of nine, seven of the first byte unused: digitalSignature.
        extension('2.5.29.15', true, der(0x03, Buffer.of(7, 0x80))),
        extension('2.5.29.37', false, sequence(objectId('1.3.6.1.5.5.7.3.1'))),
        extension('2.5.29.17', false, sequence(...hosts.flatMap(generalName))),
        extension('2.5.29.14', false, der(0x04, keyIdentifier(key))),
      ),
    ),
  );
}

/** Positive, at most 20 bytes, 127 bits of chance: section 4.1.2.2. */
function serialNumber(): Buffer {
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  return serial;
}

/** A Name of one common name, which is at most 64 characters (ub-common-name, appendix A). */
function distinguishedName(name: string): Buffer {
  const text = der(0x0c, Buffer.from([...name].slice(0, 64).join(''), 'utf8'));
  return sequence(der(0x31, sequence(objectId('2.5.4.3'), text)));
}

/** UTCTime through 2049, GeneralizedTime after it, to the second: section 4.1.2.5. */
function time(atMs: number): Buffer {
  const digits = new Date(atMs).toISOString().replace(/\D/g, '').slice(0, 14);
  return Number(digits.slice(0, 4)) < 2050
    ? der(0x17, Buffer.from(`${digits.slice(2)}Z`, 'latin1'))
    : der(0x18, Buffer.from(`${digits}Z`, 'latin1'));
}

/** dNSName [2] or iPAddress [7], section 4.2.1.6. */
function generalName(host: string): Buffer[] {
  if (isIP(host) !== 0) return [der(0x87, addressBytes(host))];
  const isName = /^(?=.{1,253}$)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i.test(host);
  return isName ? [der(0x82, Buffer.from(host, 'latin1'))] : [];
}

/** 4 or 16 bytes in network order. */
function addressBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  // The URL parser writes what is left of an IPv4 tail as hex groups.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const before = groups(head);
  const after = groups(tail ?? '');
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  const all = [...before, ...zeros, ...after];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** The first 160 bits of the SHA-256 of the key's bits: RFC 7093 section 2 (1), as RFC 5280 4.2.1.2 allows. */
function keyIdentifier(key: KeyObject): Buffer {
  const { x = '', y = '' } = createPublicKey(key.export({ type: 'spki', format: 'pem' })).export({
    format: 'jwk',
  });
  const point = Buffer.concat([
    Buffer.of(4),
    Buffer.from(x, 'base64url'),
    Buffer.from(y, 'base64url'),
  ]);
  return createHash('sha256').update(point).digest().subarray(0, 20);
}

function extension(id: string, isCritical: boolean, value: Buffer): Buffer {
  const critical = isCritical ? [der(0x01, Buffer.of(0xff))] : [];
  return sequence(objectId(id), ...critical, der(0x04, value));
}

/** A value after its tag and length, X.690 section 8.1: the length in one byte below 128, else behind its own count. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  const bytes: number[] = [];
  for (let rest = value.length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  const length = value.length < 128 ? [value.length] : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.of(tag, ...length), value]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const integer = (bytes: Uint8Array): Buffer => der(0x02, bytes);
const bitString = (bytes: Uint8Array): Buffer => der(0x03, Buffer.of(0), bytes);
const explicit = (tag: number, value: Uint8Array): Buffer => der(0xa0 | tag, value);

/** The first two numbers in one byte, the others in groups of seven bits: X.690 section 8.19. */
function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift(0x80 | (left & 0x7f));
    return groups;
  });
  return der(0x06, Buffer.of(first * 40 + second, ...bytes));
}

/** ecdsa-with-SHA256, RFC 5758 section 3.2; it has no parameters. */
const ecdsaWithSha256 = sequence(objectId('1.2.840.10045.4.3.2'));
