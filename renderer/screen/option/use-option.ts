import { useMemo } from 'react';
import { miningStripModel } from '../../../common/economics/option/mining-strip.ts';
import { message } from '../../message/message.ts';
import { type LiveValue, unknown } from '../../what-if/field.ts';
import { weakestOf } from '../../what-if/resolve.ts';
import { useModel } from '../../what-if/use-model.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import {
  type DerivedNow,
  marketFields,
  type OptionFields,
  type OptionWhatIf,
  optionFields,
} from './fields.ts';
import { type StripAnswer, type StripInput, stripInput } from './option-model.ts';
import { hashpriceOf, type Rig, rigOf } from './rig.ts';
import { type SpeedUnit, speedUnitOf } from './speed-unit.ts';

const text = message.decide.option;

/** The inputs of the strip, in the order they are asked for. */
export const stripNames = [
  'hashrateHps',
  'powerW',
  'powerPrice',
  'hashprice',
  'difficultyGrowth',
  'months',
  'hashpriceVolatility',
  'powerVolatility',
  'correlation',
  'reversion',
  'rate',
] as const satisfies readonly (keyof OptionFields)[];

/** The screen's inputs, the rig made of them, and what its option is worth. */
export interface OptionState {
  readonly whatIf: OptionWhatIf;
  /** null while an input is missing. */
  readonly rig: Rig | null;
  readonly input: StripInput | null;
  readonly strip: StripAnswer;
  /** Coins of a block of the coin. */
  readonly blockCoins: number;
}

/** Everything the cards of the Option screen share. */
export function useOption(): OptionState {
  const { unit, now } = useDerived();
  const fields = useMemo(() => optionFields(unit, now), [unit, now]);
  const whatIf = useWhatIf(fields);
  const values = whatIf.steady(...stripNames);
  const rig = values === null ? null : rigOf(whatIf.facts.chain, values);
  const input = values === null || rig === null ? null : stripInput(rig, values);
  const strip = useModel(miningStripModel, input);
  const blockCoins = (whatIf.values.subsidyCoin.value ?? 0) + (whatIf.values.feesCoin.value ?? 0);
  return { whatIf, rig, input, strip, blockCoins };
}

/** Hashprice, speed and efficiency of the market and the machine as they stand, the user's changes included. */
function useDerived(): { readonly unit: SpeedUnit; readonly now: DerivedNow } {
  const market = useWhatIf(marketFields);
  const { chain } = market.facts;
  const unit = speedUnitOf(chain);
  const prices = market.input('difficulty', 'subsidyCoin', 'feesCoin', 'coinPrice');
  const machine = market.steady('hashrateHps', 'powerW');
  // Fees of a template move it every few seconds; four digits hold it still enough for long work.
  const hashprice = prices === null ? null : Number(hashpriceOf(chain, prices).toPrecision(4));
  const rig = machine === null ? null : rigOf(chain, { ...machine, powerPrice: 0, hashprice: 0 });
  const speed = rig?.speed ?? null;
  const efficiency = rig === null || !Number.isFinite(rig.efficiency) ? null : rig.efficiency;
  const isStale =
    weakestOf([
      market.values.difficulty,
      market.values.subsidyCoin,
      market.values.feesCoin,
      market.values.coinPrice,
    ]) === 'stale';
  const { atMs } = market.values.difficulty;
  const now = useMemo<DerivedNow>(
    () => ({
      hashprice: derived(hashprice, text.market, atMs, isStale),
      speed: derived(speed, text.machine, null, false),
      efficiency: derived(efficiency, text.machine, null, false),
    }),
    [hashprice, speed, efficiency, atMs, isStale],
  );
  return { unit, now };
}

function derived(
  value: number | null,
  from: string,
  atMs: number | null,
  isStale: boolean,
): LiveValue {
  return value === null
    ? unknown(text.field.usualHashprice)
    : { value, provenance: 'estimated', from, atMs, staleAfterMs: isStale ? 0 : null };
}
