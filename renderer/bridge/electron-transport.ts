import type { ClientTransport, RequestMessage, ServerMessage } from '../../common/contract/wire.ts';

/** What the preload script exposes: two functions and nothing else. */
export interface Bridge {
  post(message: RequestMessage): void;
  /** Returns how to stop listening. */
  subscribe(listener: (message: ServerMessage) => void): () => void;
}

declare global {
  interface Window {
    readonly bridge?: Bridge;
  }
}

/** Electron's IPC as a transport. It never closes before the page does. */
export function electronTransport(bridge: Bridge): ClientTransport {
  return {
    post: (message) => bridge.post(message),
    onMessage: (listener) => bridge.subscribe(listener),
    onClose: () => () => undefined,
  };
}
