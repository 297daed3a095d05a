import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Api } from '../../common/contract/contract.ts';
import { type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import { useApi } from './use-app.ts';

/** What floats over the screen until it is dismissed: an error of something the user did, or a short word. */
export type Toast =
  | { readonly id: number; readonly kind: 'error'; readonly error: WireError }
  | { readonly id: number; readonly kind: 'done'; readonly text: string };

interface Toasts {
  readonly list: readonly Toast[];
  readonly add: (
    toast: { kind: 'error'; error: WireError } | { kind: 'done'; text: string },
  ) => void;
  readonly dismiss: (id: number) => void;
}

const ToastContext = createContext<Toasts | null>(null);

/** Three are as many as anybody reads. */
const mostToasts = 3;

export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [list, setList] = useState<readonly Toast[]>([]);
  const add = useCallback<Toasts['add']>((toast) => {
    setList((before) => {
      const id = (before.at(-1)?.id ?? 0) + 1;
      return [...before, { ...toast, id }].slice(-mostToasts);
    });
  }, []);
  const dismiss = useCallback<Toasts['dismiss']>((id) => {
    setList((before) => before.filter((toast) => toast.id !== id));
  }, []);
  const value = useMemo(() => ({ list, add, dismiss }), [list, add, dismiss]);
  return <ToastContext value={value}>{children}</ToastContext>;
}

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (toasts === null) throw new Error('no toasts are provided above this component');
  return toasts;
}

/** Runs a call of the api; an error becomes a toast. Resolves to whether it went well. */
export function useAction(): (
  call: (api: Api) => Promise<unknown>,
  done?: string,
) => Promise<boolean> {
  const api = useApi();
  const { add } = useToasts();
  return useCallback(
    async (call, done) => {
      try {
        await call(api);
        if (done !== undefined) add({ kind: 'done', text: done });
        return true;
      } catch (error) {
        add({ kind: 'error', error: wireErrorFrom(error) });
        return false;
      }
    },
    [api, add],
  );
}
