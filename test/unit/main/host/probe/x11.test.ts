import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cookieOf, localDisplay } from '../../../../../main/host/probe/x11-idle.ts';

/** An entry of an authority file, as xauth writes it. */
function entry(
  family: number,
  address: string,
  number: string,
  name: string,
  data: Buffer,
): Buffer {
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const head = Buffer.alloc(2);
  head.writeUInt16BE(family);
  const fields = [address, number, name].map((text) => field(Buffer.from(text)));
  return Buffer.concat([head, ...fields, field(data)]);
}

describe('localDisplay', () => {
  it.each([
    [':0', 0],
    [':12.1', 12],
    ['unix:3', 3],
    ['host:0', undefined],
    ['localhost:10.0', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('reads %j as %s', (display, number) => {
    expect(localDisplay(display)).toBe(number);
  });
});

describe('cookieOf', () => {
  const cookie = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const file = Buffer.concat([
    entry(256, 'desk', '1', 'MIT-MAGIC-COOKIE-1', Buffer.alloc(16, 9)),
    entry(256, 'desk', '0', 'XDM-AUTHORIZATION-1', Buffer.alloc(8)),
    entry(256, 'desk', '0', 'MIT-MAGIC-COOKIE-1', cookie),
  ]);

  it('finds the one of the display, or one for any', () => {
    expect(cookieOf(file, 0)).toEqual(cookie);
    expect(cookieOf(file, 7)).toHaveLength(0);
    expect(cookieOf(entry(65_535, '', '', 'MIT-MAGIC-COOKIE-1', cookie), 7)).toEqual(cookie);
  });

  it('takes a file that is cut off, or none, for one without a cookie', () => {
    expect(cookieOf(file.subarray(0, file.length - 3), 0)).toHaveLength(0);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(cookieOf(Buffer.from(bytes), 0)).toBeInstanceOf(Buffer);
      }),
    );
  });
});
