import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../common/contract/errors.ts';
import { netErrorFrom } from '../../../../main/net/socket-error.ts';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('netErrorFrom', () => {
  it.each([
    ['ECONNREFUSED', 'net.refused'],
    ['ENOTFOUND', 'net.unknown-host'],
    ['EAI_AGAIN', 'net.unknown-host'],
    ['ECONNRESET', 'net.closed'],
    ['EPIPE', 'net.closed'],
    ['UND_ERR_SOCKET', 'net.closed'],
    ['ETIMEDOUT', 'net.timeout'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'net.certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'net.certificate'],
    ['EHOSTUNREACH', 'net.failed'],
  ])('%s is %s', (code, expected) => {
    expect(netErrorFrom(coded(code), 'host', 1).code).toBe(expected);
    expect(netErrorFrom(new Error('x', { cause: coded(code) }), 'host', 1).code).toBe(expected);
    expect(netErrorFrom(new AggregateError([coded(code)]), 'host', 1).code).toBe(expected);
  });

  it('passes coded errors and survives what is no error', () => {
    const error = new AppError('rpc.busy', { host: 'h' });
    expect(netErrorFrom(error, 'host', 1)).toBe(error);
    expect(netErrorFrom('text', 'host', 1).code).toBe('net.failed');
    const loop = new Error('loop');
    loop.cause = loop;
    expect(netErrorFrom(loop, 'host', 1).code).toBe('net.failed');
  });

  it('does not try a bad certificate again by itself', () => {
    expect(netErrorFrom(coded('CERT_HAS_EXPIRED'), 'host', 1).retry).toBe('no');
    expect(netErrorFrom(coded('ECONNREFUSED'), 'host', 1).retry).toBe('later');
  });
});
