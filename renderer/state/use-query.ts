import { useCallback, useEffect, useState } from 'react';
import type { Api } from '../../common/contract/contract.ts';
import { type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import { useApi } from './use-app.ts';

/** An answer on its way, there, or refused. */
export type Query<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: WireError };

/**
 * Asks when mounted, whenever `call` changes (wrap it in useCallback) and when `again` is called. The last
 * answer stays while a new one is on its way.
 */
export function useQuery<Value>(call: (api: Api) => Promise<Value>): {
  readonly query: Query<Value>;
  readonly again: () => void;
} {
  const api = useApi();
  const [query, setQuery] = useState<Query<Value>>({ kind: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let isCurrent = true;
    call(api).then(
      (value) => {
        if (isCurrent) setQuery({ kind: 'ready', value });
      },
      (error: unknown) => {
        if (isCurrent) setQuery({ kind: 'failed', error: wireErrorFrom(error) });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [api, call, round]);
  return { query, again: useCallback(() => setRound((before) => before + 1), []) };
}
