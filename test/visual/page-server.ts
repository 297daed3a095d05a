import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { readPageFile } from '../../main/serve/http.ts';
import { pageHeaders } from '../../main/serve/page-policy.ts';

/** Serves a built page on loopback with the policy the app serves it with. */
export async function servePages(
  folder: string,
): Promise<{ readonly url: string; readonly close: () => void }> {
  const headers = pageHeaders("'self'");
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void readPageFile(folder, pathname).then((file) => {
      if (file === undefined) response.writeHead(404, headers).end();
      else response.writeHead(200, { ...headers, 'Content-Type': file.type }).end(file.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

/**
 * Waits until a state of the gallery is drawn: not its frame alone, and no longer what says that it connects.
 * Looks at every frame, where a locator would rest for half a second in between.
 */
export async function waitForState(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('#screen h1, main:not(#screen, [aria-busy]) h1') !== null,
  );
}
