import { describe, expect, it } from 'vitest';
import { errorTexts as german } from '../../../../common/message/de/error.ts';
import { errorTexts as english } from '../../../../common/message/en/error.ts';
import { errorTexts as spanish } from '../../../../common/message/es/error.ts';

const params = (cause: string) => ({ host: 'pool.example', cause, fingerprint: 'AB:CD' });

describe('a certificate that is not trusted', () => {
  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('%s is said in words, with the fingerprint', (cause) => {
    const details = [english, german, spanish].map(
      (texts) => texts['net.certificate'](params(cause)).detail,
    );
    for (const detail of details) {
      expect(detail).not.toContain(cause);
      expect(detail).toContain('AB:CD');
    }
    expect(new Set(details).size).toBe(3);
  });

  it('keeps a code that nobody has words for', () => {
    expect(english['net.certificate'](params('NEW_CODE')).detail).toMatch(
      /^NEW_CODE\. Its SHA-256/,
    );
  });
});
