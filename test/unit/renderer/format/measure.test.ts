import { describe, expect, it } from 'vitest';
import { addressGroups, shortAddress } from '../../../../renderer/format/address.ts';
import {
  formatBytes,
  formatEfficiency,
  formatReading,
} from '../../../../renderer/format/measure.ts';

const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('formatReading', () => {
  it.each([
    [142.3, 'W', '142 W'],
    [3.14, 'W', '3.1 W'],
    [71.2, '°C', '71 °C'],
    [5020, 'MHz', '5.02 GHz'],
    [800, 'MHz', '800 MHz'],
    [98, '%', '98 %'],
    [9.1 * 1024 ** 3, 'B', '9.1 GiB'],
    [1200, 'rpm', '1,200 rpm'],
  ])('says %d %s as %s', (value, unit, text) => {
    expect(plain(formatReading(value, unit))).toBe(text);
  });
});

describe('formatEfficiency', () => {
  it('counts joules for the scale of the rate', () => {
    expect(plain(formatEfficiency(142, 386.2e6))).toBe('0.368 J/MH');
  });
});

describe('formatBytes', () => {
  it('uses binary multiples', () => {
    expect(plain(formatBytes(0))).toBe('0 B');
    expect(plain(formatBytes(256 * 1024 ** 2))).toBe('256 MiB');
  });
});

describe('addresses', () => {
  it('are grouped by four and shortened in the middle', () => {
    expect(addressGroups('bc1psyf9ck')).toEqual(['bc1p', 'syf9', 'ck']);
    expect(shortAddress('bc1psyf9ck05drfg4snet783n8svp')).toBe('bc1psyf9…3n8svp');
  });
});
