import { useMemo } from 'react';
import { useSlice } from '../state/use-app.ts';
import type { Facts } from './field.ts';
import type { Units } from './quantity-text.ts';

/** What 'money' and 'coin' stand for on a screen about a coin. */
export function useUnits(facts: Facts): Units {
  const { money } = useSlice('settings');
  const { ticker } = facts.chain;
  return useMemo(() => ({ currency: money.currency, ticker }), [money.currency, ticker]);
}
