import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectPage } from './bridge/connect.ts';
import { ClockContext, createClock } from './state/clock.ts';
import { createSession } from './state/session.ts';
import { SessionContext } from './state/use-app.ts';

/** Draws the interface into the page. */
export function mount(page: Window): void {
  const { document } = page;
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  createRoot(root).render(
    <StrictMode>
      <ClockContext value={createClock(document)}>
        <SessionContext value={createSession(connectPage(page), document)}>
          <App />
        </SessionContext>
      </ClockContext>
    </StrictMode>,
  );
}
