import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppState } from '../../common/contract/app.ts';
import type { Session, View } from './session.ts';

/** Where a component finds the session; the mount and the gallery provide it. */
export const SessionContext = createContext<Session | null>(null);

function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session is provided above this component');
  return session;
}

/** The whole view: link, state and api. */
export function useView(): View {
  const { subscribe, getView } = useSession();
  return useSyncExternalStore(subscribe, getView);
}

/** One slice of the state; renders again only when that slice was replaced. Below the shell it is always there. */
export function useSlice<Name extends keyof AppState>(name: Name): AppState[Name] {
  const { subscribe, getView } = useSession();
  return useSyncExternalStore(subscribe, () => {
    const { state } = getView();
    if (state === null) throw new Error(`${name} was read before the first snapshot`);
    return state[name];
  });
}

/** The api; below the shell it is always there. */
export function useApi(): NonNullable<View['api']> {
  const { subscribe, getView } = useSession();
  return useSyncExternalStore(subscribe, () => {
    const { api } = getView();
    if (api === null) throw new Error('the api was used before the first link');
    return api;
  });
}
