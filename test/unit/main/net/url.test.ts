import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../common/contract/errors.ts';
import { parseNodeUrl, parsePoolUrl } from '../../../../main/net/url.ts';

describe('parseNodeUrl', () => {
  it.each([
    ['http://127.0.0.1:8332', { host: '127.0.0.1', port: 8332, isTls: false, path: '/' }],
    [
      'https://Node.Example:443/wallet/a',
      { host: 'node.example', port: 443, isTls: true, path: '/wallet/a' },
    ],
    ['http://localhost:80', { host: 'localhost', port: 80, isTls: false, path: '/' }],
    ['http://[::1]:18443/', { host: '::1', port: 18443, isTls: false, path: '/' }],
    ['  http://a:1  ', { host: 'a', port: 1, isTls: false, path: '/' }],
  ])('reads %s', (url, endpoint) => {
    expect(parseNodeUrl(url)).toEqual(endpoint);
  });

  it.each([
    'http://127.0.0.1',
    'http://127.0.0.1:0',
    'http://127.0.0.1:65536',
    'ftp://host:21',
    'stratum+tcp://host:3333',
    'host:8332',
    'http://:8332',
    'http://user:secret@host:8332',
    '',
  ])('refuses %j without repeating a password', (url) => {
    try {
      parseNodeUrl(url);
      expect.unreachable();
    } catch (error) {
      expect(isAppError(error, 'net.bad-url')).toBe(true);
      expect(String(error)).not.toContain('secret');
    }
  });
});

describe('parsePoolUrl', () => {
  it.each([
    ['stratum+tcp://pool.example:3333', false],
    ['stratum+ssl://pool.example:3333', true],
    ['stratum+tls://pool.example:3333', true],
    ['STRATUM+TCP://POOL.example:3333', false],
  ])('reads %s', (url, isTls) => {
    expect(parsePoolUrl(url)).toEqual({ host: 'pool.example', port: 3333, isTls, path: '/' });
  });

  it('refuses a node and a pool without a port', () => {
    expect(() => parsePoolUrl('http://host:1')).toThrow('net.bad-url');
    expect(() => parsePoolUrl('stratum+tcp://host')).toThrow('net.bad-url');
  });
});
