import { describe, expect, it } from 'vitest';
import { gaussLegendre, tanhSinh } from '../../../../common/stats/quadrature.ts';

describe('Gauss-Legendre', () => {
  it('is exact for polynomials up to degree 2n - 1', () => {
    for (const count of [1, 2, 5, 16]) {
      const { nodes, weights } = gaussLegendre(count);
      for (let degree = 0; degree < 2 * count; degree++) {
        const sum = nodes.reduce((total, x, i) => total + (weights[i] ?? 0) * x ** degree, 0);
        expect(sum, `${count} points, degree ${degree}`).toBeCloseTo(
          degree % 2 ? 0 : 2 / (degree + 1),
          13,
        );
      }
    }
  });
});

describe('tanh-sinh', () => {
  it('integrates what is smooth, singular at an end, or steep at an end', () => {
    expect(tanhSinh(Math.exp, 0, 1)).toBeCloseTo(Math.E - 1, 13);
    expect(tanhSinh(Math.log, 0, 1)).toBeCloseTo(-1, 13);
    expect(tanhSinh((x) => 1 / (1 + 1e6 * x * x), 0, 1)).toBeCloseTo(Math.atan(1000) / 1000, 14);
    expect(tanhSinh((x) => Math.exp((-x * x) / 2), -9, 9)).toBeCloseTo(Math.sqrt(2 * Math.PI), 12);
  });

  it('gives zero over an empty interval', () => {
    expect(tanhSinh(Math.exp, 2, 2)).toBe(0);
  });
});
