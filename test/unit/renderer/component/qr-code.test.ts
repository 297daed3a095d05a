import decodeQR from 'qr/decode.js';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { QrCode } from '../../../../renderer/component/qr-code.tsx';

/** Draws the path of a code as a camera would see it, eight pixels a module. */
function photograph(svg: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const scale = 8;
  const width = size * scale;
  const data = new Uint8Array(width * width * 3).fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * scale; row < (Number(y) + 1) * scale; row += 1) {
      const from = row * width + Number(x) * scale;
      data.fill(0, 3 * from, 3 * (from + Number(length) * scale));
    }
  }
  return { width, height: width, data };
}

describe('QrCode', () => {
  it.each([
    'https://192.168.1.17:40123/link/0123456789abcdef0123456789abcdef',
    'A',
    'ä'.repeat(200),
  ])('is read back as %s', (value) => {
    const svg = renderToStaticMarkup(createElement(QrCode, { value, label: 'the link' }));
    expect(decodeQR(photograph(svg))).toBe(value);
    expect(svg).toContain('aria-label="the link"');
  });
});
