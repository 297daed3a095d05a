import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../../common/contract/scenario.ts';
import { profit as profitModel } from '../../../../common/economics/profit/profit.ts';
import { asModel } from '../../../../renderer/what-if/answer.ts';
import {
  csvOf,
  fileNameOf,
  inputFileOf,
  jsonOf,
  valuesOfInput,
} from '../../../../renderer/what-if/scenario-file.ts';

const profit = asModel(profitModel);

const scenario: Scenario = {
  id: 'profit-1',
  name: 'Night, "cheap"',
  savedAtMs: 1,
  model: 'profit',
  chainId: 'bitcoin',
  input: { pricePerKwh: 0.05 },
  values: { pricePerKwh: 0.05 },
  output: { profitPerDay: -1.5, breakEvenCoinPrice: null },
};

describe('files', () => {
  const lines = [
    { name: 'profitPerDay', label: 'Profit per day', unit: 'money/d', of: 'output' },
    { name: 'pricePerKwh', label: 'Electricity price', unit: 'money/kWh', of: 'input' },
  ] as const;

  it('writes CSV as RFC 4180 says', () => {
    expect(csvOf(lines, [scenario])).toBe(
      'field,label,unit,"Night, ""cheap"""\r\n' +
        'profitPerDay,Profit per day,money/d,-1.5\r\n' +
        'pricePerKwh,Electricity price,money/kWh,0.05\r\n',
    );
  });

  it('never lets a name become a formula', () => {
    expect(csvOf([], [{ ...scenario, name: '=SUM(A1)' }])).toContain("'=SUM(A1)");
  });

  it('writes JSON with whole inputs, and an input that the command line takes', () => {
    expect(JSON.parse(jsonOf([scenario]))).toEqual([
      {
        name: scenario.name,
        model: 'profit',
        input: scenario.input,
        output: scenario.output,
      },
    ]);
    expect(JSON.parse(inputFileOf(scenario))).toEqual(scenario.input);
  });

  it('opens the input of a model, and nothing else', () => {
    expect(valuesOfInput(JSON.stringify(profit.example), profit)).toEqual({
      hashrateHps: 200e12,
      difficulty: 144.4e12,
      subsidyCoin: 3.155,
      feesCoin: 0,
      coinPrice: 65_000,
      powerW: 3500,
      pricePerKwh: 0.1,
    });
    for (const text of ['', '[]', '{"hashrateHps":-1}', '"x"', 'null']) {
      expect(valuesOfInput(text, profit), text).toBeNull();
    }
  });

  it('finds the input of a model among exported scenarios', () => {
    const exported = [
      { name: 'Odds', model: 'solo-odds', input: {} },
      { name: 'Night', model: profit.id, input: profit.example },
    ];
    const alone = valuesOfInput(JSON.stringify(profit.example), profit);
    expect(valuesOfInput(JSON.stringify(exported), profit)).toEqual(alone);
    expect(valuesOfInput(JSON.stringify(exported.slice(0, 1)), profit)).toBeNull();
  });

  it('makes file names that every system takes', () => {
    expect(fileNameOf('S21 at night/€')).toBe('s21-at-night');
    expect(fileNameOf('…')).toBe('scenario');
  });
});
