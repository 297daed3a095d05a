import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { AppError } from '../../common/contract/errors.ts';

const BEGIN = /-----BEGIN\s*CERTIFICATE-----/;
const END = '-----END';

/**
 * The authorities to trust: those of the program, and the ones in a text of PEM blocks. Line ends may be
 * missing: a field of one line drops them.
 *
 * @param pem - '' for none besides the program's
 * @returns undefined for the program's alone
 * @throws {@link AppError} `net.bad-authority` when a text holds no certificate or a broken one
 */
export function trustedAuthorities(pem: string, host: string): string[] | undefined {
  if (pem.trim() === '') return undefined;
  const own = pem
    .split(BEGIN)
    .slice(1)
    .map((block) => readCertificate(block.slice(0, block.indexOf(END)), host));
  if (own.length === 0) {
    throw new AppError('net.bad-authority', { host, problem: 'There is no certificate in it.' });
  }
  return [...getCACertificates('default'), ...own];
}

function readCertificate(base64: string, host: string): string {
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).toString();
  } catch (error) {
    const problem = `One of its certificates is broken: ${error instanceof Error ? error.message : error}.`;
    throw new AppError('net.bad-authority', { host, problem }, { cause: error });
  }
}
