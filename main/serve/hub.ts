import type { EventMessage } from '../../common/contract/wire.ts';

/** Sends events to every client that is connected. A client is a function; it must not throw or block. */
export interface Hub {
  /** Returns how to leave. */
  join(client: (message: EventMessage) => void): () => void;
  send(channel: string, payload: unknown): void;
  /** True while anybody listens: nobody listening, nothing computed. */
  readonly hasClients: boolean;
}

export function createHub(): Hub {
  const clients = new Set<(message: EventMessage) => void>();
  return {
    join(client) {
      clients.add(client);
      return () => clients.delete(client);
    },
    send(channel, payload) {
      for (const client of clients) client({ type: 'event', channel, payload });
    },
    get hasClients() {
      return clients.size > 0;
    },
  };
}
