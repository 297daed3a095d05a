import type { ClientTransport, ServerMessage } from '../../common/contract/wire.ts';

/**
 * Opens a WebSocket of JSON messages. The token travels in an HttpOnly cookie, so the page has none.
 *
 * @param onEnd - called once, whether the socket had opened or not
 */
export function openSocket(
  url: string,
  onOpen: (transport: ClientTransport) => void,
  onEnd: () => void,
): void {
  const socket = new WebSocket(url);
  const closeListeners = new Set<() => void>();
  const transport: ClientTransport = {
    post: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    onMessage: (listener) => {
      const receive = (event: MessageEvent<string>): void =>
        listener(JSON.parse(event.data) as ServerMessage);
      socket.addEventListener('message', receive);
      return () => socket.removeEventListener('message', receive);
    },
    onClose: (listener) => {
      closeListeners.add(listener);
      return () => void closeListeners.delete(listener);
    },
  };
  socket.addEventListener('open', () => onOpen(transport));
  socket.addEventListener('close', () => {
    for (const listener of closeListeners) listener();
    onEnd();
  });
}

/** The app's socket on the server that served this page. */
export function socketUrl(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/ws`;
}

/**
 * Whether the server knows this page no more. A refused socket does not say why, so the page asks for
 * itself: 401 means that its token is unknown, no answer that the app is not running.
 */
export async function isTurnedAway(): Promise<boolean> {
  try {
    const answer = await fetch('/', { cache: 'no-store' });
    return answer.status === 401;
  } catch {
    // Nobody answers: the app is not running, which is not a refusal.
    return false;
  }
}
