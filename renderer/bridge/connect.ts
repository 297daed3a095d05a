import type { ClientTransport } from '../../common/contract/wire.ts';
import { electronTransport } from './electron-transport.ts';
import { isTurnedAway, openSocket, socketUrl } from './socket-transport.ts';

/** How the page reaches the app. */
export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly retryAtMs: number }
  /** The server knows no such token: a fresh link is needed. */
  | { readonly kind: 'unauthorized' };

/** Receives each new transport and every change of the link. */
export interface LinkListener {
  onTransport(transport: ClientTransport): void;
  onLink(link: Link): void;
}

/** Starts a link and returns how to end it. */
export type Connect = (listener: LinkListener) => () => void;

/** From half a second doubling to ten: a restarted app is back within seconds, a stopped one is not hammered. */
const firstDelayMs = 500;
const longestDelayMs = 10_000;

/** Uses the preload's bridge inside Electron and a WebSocket that reconnects in a browser. */
export function connectPage(window: Window): Connect {
  const { bridge } = window;
  if (bridge !== undefined) {
    return (listener) => {
      listener.onTransport(electronTransport(bridge));
      listener.onLink({ kind: 'open' });
      return () => undefined;
    };
  }
  return connectSocket(socketUrl(window.location));
}

function connectSocket(url: string): Connect {
  return (listener) => {
    let isStopped = false;
    let delayMs = firstDelayMs;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const open = (): void => {
      listener.onLink({ kind: 'connecting' });
      openSocket(
        url,
        (transport) => {
          delayMs = firstDelayMs;
          listener.onTransport(transport);
          listener.onLink({ kind: 'open' });
        },
        () => void wait(),
      );
    };
    const wait = async (): Promise<void> => {
      const isUnauthorized = await isTurnedAway();
      if (isStopped) return;
      if (isUnauthorized) {
        listener.onLink({ kind: 'unauthorized' });
        return;
      }
      listener.onLink({ kind: 'lost', retryAtMs: Date.now() + delayMs });
      timer = setTimeout(open, delayMs);
      delayMs = Math.min(longestDelayMs, delayMs * 2);
    };

    open();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  };
}
