import { describe, expect, it } from 'vitest';
import { isLoopbackHost, isSameHost } from '../../../../main/net/host-policy.ts';

describe('isLoopbackHost', () => {
  it.each(['localhost', 'LOCALHOST.', 'a.localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]'])(
    'knows %s',
    (host) => expect(isLoopbackHost(host)).toBe(true),
  );
  it.each(['localhost.example', '128.0.0.1', '127.0.0.1.example', '::2', 'notlocalhost'])(
    'does not take %s for it',
    (host) => expect(isLoopbackHost(host)).toBe(false),
  );
});

describe('isSameHost', () => {
  it('ignores case and a closing dot, and nothing else', () => {
    expect(isSameHost('Pool.example', 'pool.EXAMPLE.')).toBe(true);
    expect(isSameHost('pool.example', 'eu.pool.example')).toBe(false);
    expect(isSameHost('pool.example', 'pool.example.evil')).toBe(false);
  });
});
