import type { ErrorCode, ErrorParams, WireError } from '../contract/errors.ts';

/** An error for people: what happened, why as far as known, and what to do. Plain sentences. */
export interface ErrorText {
  readonly title: string;
  readonly detail: string;
  readonly action: string;
}

/** A language's text for every code; one that is missing does not compile. */
export type ErrorTexts = { readonly [Code in ErrorCode]: (params: ErrorParams[Code]) => ErrorText };

export const text = (title: string, detail: string, action: string): ErrorText => ({
  title,
  detail,
  action,
});

/** The text of a coded error in the language of the texts. */
export function writeError(texts: ErrorTexts, error: WireError): ErrorText {
  const write = texts[error.code] as (params: unknown) => ErrorText;
  return write(error.params);
}

/** What is wrong with a certificate, in a language's words. */
export interface CertificateWords {
  readonly selfSigned: string;
  readonly unknownAuthority: string;
  readonly expired: string;
  readonly notYetValid: string;
  readonly otherHost: string;
}

/** OpenSSL's and Node's codes. */
const certificateFaults: Readonly<Record<string, keyof CertificateWords>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownAuthority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownAuthority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownAuthority',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'otherHost',
};

/** A sentence for a code; what is not known stands as it came. */
export function certificateFault(cause: string, words: CertificateWords): string {
  const fault = certificateFaults[cause];
  return fault === undefined ? `${cause}.` : words[fault];
}
