import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectPage } from './bridge/connect.ts';
import { ClockContext, createClock } from './state/clock.ts';
import { createSession } from './state/session.ts';
import { SessionContext } from './state/use-app.ts';
import './theme/tokens.css';
import './theme/base.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
createRoot(root).render(
  <StrictMode>
    <ClockContext value={createClock(document)}>
      <SessionContext value={createSession(connectPage(window), document)}>
        <App />
      </SessionContext>
    </ClockContext>
  </StrictMode>,
);
