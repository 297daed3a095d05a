import { type ReactNode, useState } from 'react';
import type { AppState } from '../../common/contract/app.ts';
import { App } from '../app.tsx';
import type { Connect, Link } from '../bridge/connect.ts';
import { ClockContext, frozenClock } from '../state/clock.ts';
import { createSession } from '../state/session.ts';
import { ToastProvider } from '../state/use-action.tsx';
import { SessionContext, useView } from '../state/use-app.ts';
import { type Kept, mockHandlers, mockTransport } from './mock-app.ts';
import { fixtureNowMs } from './state.ts';

/** The whole app over a state of the fixture, or one part of it that needs the app. */
export function Stage(props: {
  readonly state: AppState;
  readonly kept?: Kept;
  readonly link?: Link;
  readonly children?: ReactNode;
}): ReactNode {
  const { state, kept, link, children } = props;
  const [session] = useState(() => createSession(mockConnect(state, kept, link), document));
  return (
    <ClockContext value={frozenClock(fixtureNowMs)}>
      <SessionContext value={session}>
        {children === undefined ? <App /> : <Part>{children}</Part>}
      </SessionContext>
    </ClockContext>
  );
}

/** Waits for the state that a part may rely on. */
function Part({ children }: { readonly children: ReactNode }): ReactNode {
  const { state } = useView();
  return state === null ? null : <ToastProvider>{children}</ToastProvider>;
}

function mockConnect(
  state: AppState,
  kept: Kept | undefined,
  link: Link = { kind: 'open' },
): Connect {
  return (listener) => {
    if (link.kind !== 'unauthorized')
      listener.onTransport(mockTransport(mockHandlers(state, kept)));
    listener.onLink(link);
    return () => undefined;
  };
}
