import { describe, expect, it } from 'vitest';
import {
  digestAuthorization,
  readDigestChallenge,
} from '../../../../../main/work/protocol/monero-digest.ts';

describe('HTTP digest', () => {
  it('answers the example of RFC 7616', () => {
    const challenge = readDigestChallenge(
      'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=MD5, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    );
    const answer = digestAuthorization(challenge!, {
      user: 'Mufasa',
      password: 'Circle of Life',
      method: 'GET',
      uri: '/dir/index.html',
      count: 1,
      clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    });
    expect(answer).toContain('response="8ca523f5e9506fed4657c9700eebdbec"');
    expect(answer).toContain('opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"');
  });

  it('takes the first of monerod’s two challenges', () => {
    const one = 'Digest qop="auth",algorithm=MD5,realm="monero-rpc",nonce="abc==",stale=false';
    const both = `${one}, ${one.replace('MD5', 'MD5-sess')}`;
    expect(readDigestChallenge(both)).toEqual({
      realm: 'monero-rpc',
      nonce: 'abc==',
      opaque: null,
      isSession: false,
      hasQop: true,
    });
  });

  it.each([
    '',
    'Basic realm="x"',
    'Digest qop="auth"',
    'Digest realm="a",nonce="b",algorithm=SHA-256',
  ])('leaves %j alone', (header) => expect(readDigestChallenge(header)).toBeUndefined());
});
