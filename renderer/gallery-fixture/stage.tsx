import { type ReactNode, useState } from 'react';
import type { AppState } from '../../common/contract/app.ts';
import { App } from '../app.tsx';
import type { Connect, Link } from '../bridge/connect.ts';
import { ClockContext, frozenClock } from '../state/clock.ts';
import { createSession } from '../state/session.ts';
import { SessionContext } from '../state/use-app.ts';
import { mockHandlers, mockTransport } from './mock-app.ts';
import { fixtureNowMs } from './state.ts';

/** The whole app over a state of the fixture, opened at a screen. */
export function Stage(props: { readonly state: AppState; readonly link?: Link }): ReactNode {
  const { state, link } = props;
  const [session] = useState(() => createSession(mockConnect(state, link), document));
  return (
    <ClockContext value={frozenClock(fixtureNowMs)}>
      <SessionContext value={session}>
        <App />
      </SessionContext>
    </ClockContext>
  );
}

function mockConnect(state: AppState, link: Link = { kind: 'open' }): Connect {
  return (listener) => {
    if (link.kind !== 'unauthorized') listener.onTransport(mockTransport(mockHandlers(state)));
    listener.onLink(link);
    return () => undefined;
  };
}
