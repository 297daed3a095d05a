import { useMemo } from 'react';
import { miningStripModel } from '../../../common/economics/option/mining-strip.ts';
import { message } from '../../message/en.ts';
import { type LiveValue, unknown } from '../../what-if/field.ts';
import { weakestOf } from '../../what-if/resolve.ts';
import { useModel } from '../../what-if/use-model.ts';
import { useWhatIf } from '../../what-if/use-what-if.ts';
import { marketFields, type OptionFields, type OptionWhatIf, optionFields } from './fields.ts';
import { type StripAnswer, type StripInput, stripInput } from './option-model.ts';
import { hashpriceOf, type Rig, rigOf } from './rig.ts';
import { speedUnitOf } from './speed-unit.ts';

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
  const hashpriceNow = useHashprice();
  const { live, unit } = hashpriceNow;
  const fields = useMemo(() => optionFields(unit, live), [unit, live]);
  const whatIf = useWhatIf(fields);
  const values = whatIf.input(...stripNames);
  const rig = values === null ? null : rigOf(whatIf.facts.chain, values);
  const input = values === null || rig === null ? null : stripInput(rig, values);
  const strip = useModel(miningStripModel, input);
  const blockCoins = (whatIf.values.subsidyCoin.value ?? 0) + (whatIf.values.feesCoin.value ?? 0);
  return { whatIf, rig, input, strip, blockCoins };
}

/** Hashprice of the market as it stands, the user's changes included. */
function useHashprice() {
  const market = useWhatIf(marketFields);
  const { chain } = market.facts;
  const unit = speedUnitOf(chain);
  const values = market.input('difficulty', 'subsidyCoin', 'feesCoin', 'coinPrice');
  // Fees of a template move it every few seconds; four digits hold it still enough for long work.
  const value = values === null ? null : Number(hashpriceOf(chain, values).toPrecision(4));
  const all = Object.values(market.values);
  const isStale = weakestOf(all) === 'stale';
  const atMs = market.values.difficulty.atMs;
  const live = useMemo<LiveValue>(
    () =>
      value === null
        ? unknown(message.decide.option.field.usualHashprice)
        : {
            value,
            provenance: 'estimated',
            from: message.decide.option.market,
            atMs,
            staleAfterMs: isStale ? 0 : null,
          },
    [value, atMs, isStale],
  );
  return { live, unit };
}
