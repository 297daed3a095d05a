import { once } from 'node:events';
import { createServer } from 'node:http';

export interface SinkRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

export interface SinkAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpSink {
  readonly url: string;
  readonly requests: SinkRequest[];
  /** What the next requests get; null: no answer at all. */
  answer: SinkAnswer | null;
  close(): Promise<void>;
}

/** A web server on loopback that keeps what it is sent. */
export async function startHttpSink(): Promise<HttpSink> {
  const requests: SinkRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      requests.push({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') });
      if (sink.answer === null) return;
      response.writeHead(sink.answer.status, { ...sink.answer.headers });
      response.end(sink.answer.body ?? '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const sink: HttpSink = {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer: { status: 200 },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return sink;
}
