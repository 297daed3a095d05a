import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '../../../../main/net/line-splitter.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('a line splitter', () => {
  it('gives the same lines however the bytes are cut', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''));
    fc.assert(
      fc.property(
        fc.array(line),
        fc.infiniteStream(fc.integer({ min: 1, max: 7 })),
        (lines, cuts) => {
          const stream = bytes(lines.map((text) => `${text}\n`).join(''));
          const splitter = createLineSplitter(10_000);
          const out: string[] = [];
          for (let at = 0; at < stream.length; ) {
            const end = at + cuts.next().value!;
            out.push(...splitter.push(stream.subarray(at, end))!);
            at = end;
          }
          expect(out).toEqual(lines.filter((text) => text.trim() !== ''));
        },
      ),
    );
  });

  it('takes CR LF as an end', () => {
    expect(createLineSplitter(10).push(bytes('a\r\nb\r\n'))).toEqual(['a', 'b']);
  });

  it('replaces invalid UTF-8 instead of failing', () => {
    expect(createLineSplitter(10).push(Uint8Array.of(0xff, 0x61, 0x0a))).toEqual(['\ufffda']);
  });

  it('says when a line is too long, in one piece and in drips', () => {
    expect(createLineSplitter(4).push(bytes('12345\n'))).toBeUndefined();
    expect(createLineSplitter(4).push(bytes('1234\n'))).toEqual(['1234']);
    const splitter = createLineSplitter(4);
    for (let count = 0; count < 4; count += 1) expect(splitter.push(bytes('x'))).toEqual([]);
    expect(splitter.push(bytes('x'))).toBeUndefined();
  });
});
