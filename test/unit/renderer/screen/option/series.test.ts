import { describe, expect, it } from 'vitest';
import { changesOf, readSeries } from '../../../../../renderer/screen/option/series.ts';

describe('readSeries', () => {
  it('reads one column, passing over names and empty rows', () => {
    expect(readSeries('hashprice\n45.1\n\n44.8\r\n46\n47\n48\n')).toEqual({
      kind: 'ok',
      series: { first: [45.1, 44.8, 46, 47, 48], second: null },
    });
  });
  it('reads two columns however they are parted', () => {
    const read = readSeries('a,b\n1,2\n3;4\n5\t6\n7 8\n9, 1e1');
    expect(read).toEqual({
      kind: 'ok',
      series: { first: [1, 3, 5, 7, 9], second: [2, 4, 6, 8, 10] },
    });
  });
  it('names the row of what is no price', () => {
    expect(readSeries('1\n2\n0\n4\n5')).toEqual({ kind: 'number', row: 3, text: '0' });
    expect(readSeries('1\n-2\n3')).toEqual({ kind: 'number', row: 2, text: '-2' });
    expect(readSeries('1\nNaN')).toEqual({ kind: 'number', row: 2, text: 'NaN' });
  });
  it('names the row with another number of cells', () => {
    expect(readSeries('1,2\n3')).toEqual({ kind: 'columns', row: 2, found: 1, wanted: 2 });
    expect(readSeries('1,2,3\n3,2,1')).toEqual({ kind: 'columns', row: 1, found: 3, wanted: 2 });
  });
  it('says when there are too few', () => {
    expect(readSeries('1\n2')).toEqual({ kind: 'few', found: 2 });
    expect(readSeries('price')).toEqual({ kind: 'few', found: 0 });
  });
});

describe('changesOf', () => {
  it('gives each change over the price before', () => {
    expect(changesOf([100, 110, 99])).toEqual([expect.closeTo(0.1), expect.closeTo(-0.1)]);
  });
});
