import { z } from 'zod';
import { defineModel, quantity } from '../model.ts';

/** What one slot pays per kWh under each contract. */
interface ContractPay {
  /** Take or pay, with the right to sell on: mine or resell, whichever is more. */
  readonly resale: number;
  /** Take or pay without it: the energy is paid for whether used or not. */
  readonly noResale: number;
  /** Spot price only, switching off above the mining value. */
  readonly spot: number;
  /** The financial leg alone: receive spot, pay the strike. */
  readonly difference: number;
  /** Whether mining beats selling the energy on. */
  readonly mines: boolean;
}

/**
 * Pay per kWh of one slot: max(v, S - e, 0) - K with resale, max(v, 0) - K without, max(v - S, 0) on spot,
 * S - K for the contract for difference.
 *
 * Identity without a fee: resale = spot + difference, a call on mining plus a swap.
 */
function contractPay(
  spotPrice: number,
  strike: number,
  miningValue: number,
  resaleFee: number,
): ContractPay {
  const sold = spotPrice - resaleFee;
  return {
    resale: Math.max(miningValue, sold, 0) - strike,
    noResale: Math.max(miningValue, 0) - strike,
    spot: Math.max(miningValue - spotPrice, 0),
    difference: spotPrice - strike,
    mines: miningValue >= Math.max(sold, 0),
  };
}

/**
 * A power purchase agreement: a fixed price for energy that must be taken, against buying at spot.
 *
 * Assumes price taking, no ramp limits, and resale in every slot at spot less a fee. The fair strike is the
 * mean spot price: there the contract for difference is worth nothing.
 * Contract shape: Cipher/Luminant amendments, SEC 0000950170-23-045092, exhibit 10.1.
 */
export const powerPurchase = defineModel({
  id: 'power-purchase',
  title: 'Power purchase agreement against spot',
  section: '8.3',
  formula:
    'take or pay with resale: sum kWh*(max(v, S-e, 0) - K); spot: sum kWh*max(v-S, 0); difference: sum kWh*(S-K)',
  source: 'Payoff algebra; contract shape from Cipher/Luminant, SEC 0000950170-23-045092 ex. 10.1',
  wrongWhen:
    'Resale is forbidden, capped or settled on another price; prices of the past are no forecast.',
  input: z.object({
    spotPerKwh: z
      .array(quantity('Spot price', 'money/kWh', { min: -100, max: 100 }))
      .min(1, { error: 'must hold at least one price' })
      .max(100_000, { error: 'must hold at most 100000 prices' })
      .meta({ label: 'Spot price of each slot', unit: 'money/kWh' }),
    slotHours: quantity('Length of a slot', 'h', { positive: true, max: 744 }).default(1),
    powerKw: quantity('Contracted power', 'kW', { min: 0, max: 1e7 }),
    strikePerKwh: quantity('Contract price', 'money/kWh', { min: -100, max: 100 }),
    miningValuePerKwh: quantity('Mining value', 'money/kWh', { min: 0, max: 1e6 }),
    resaleFeePerKwh: quantity('Fee on resale', 'money/kWh', { min: 0, max: 100 }).default(0),
  }),
  output: z.object({
    resaleProfit: quantity('Take or pay with resale', 'money'),
    mineSlots: quantity('Slots mined under it', '1'),
    mineValue: quantity('Mining value in those slots', 'money'),
    resaleValue: quantity('Energy sold in the others', 'money'),
    noResaleProfit: quantity('Take or pay without resale', 'money'),
    spotProfit: quantity('Spot with curtailment', 'money'),
    differenceProfit: quantity('Contract for difference', 'money'),
    fairStrikePerKwh: quantity('Fair strike, the mean spot price', 'money/kWh'),
  }),
  example: {
    spotPerKwh: [0.04, 0.05, 0.09, 0.18, 0.12, 0.06],
    powerKw: 1000,
    strikePerKwh: 0.06,
    miningValuePerKwh: 0.09,
  },
  run: (input) => {
    const kwh = input.powerKw * input.slotHours;
    const { strikePerKwh: strike, miningValuePerKwh: value, resaleFeePerKwh: fee } = input;
    const pays = input.spotPerKwh.map((spot) => contractPay(spot, strike, value, fee));
    const sum = (pay: (slot: ContractPay) => number) =>
      kwh * pays.reduce((total, slot) => total + pay(slot), 0);
    return {
      resaleProfit: sum((pay) => pay.resale),
      mineSlots: pays.filter((pay) => pay.mines).length,
      mineValue: sum((pay) => (pay.mines ? value : 0)),
      resaleValue: sum((pay) => (pay.mines ? 0 : pay.resale + strike)),
      noResaleProfit: sum((pay) => pay.noResale),
      spotProfit: sum((pay) => pay.spot),
      differenceProfit: sum((pay) => pay.difference),
      fairStrikePerKwh:
        input.spotPerKwh.reduce((total, spot) => total + spot, 0) / input.spotPerKwh.length,
    };
  },
});
