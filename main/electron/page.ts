import { protocol, type Session } from 'electron';
import { readPageFile } from '../serve/http.ts';
import { pageHeaders } from '../serve/page-policy.ts';

/** Where our pages live: a scheme of our own, so that no file:// page and no server is ever trusted. */
export const pageOrigin = 'app://adit';

/** Before the app is ready: app:// is a secure, standard origin. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under app://adit with the strict policy in every answer. */
export function servePages(session: Session, pageFolder: string): void {
  const headers = pageHeaders("'self'");
  session.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'adit' || request.method !== 'GET') {
      return new Response('There is no such page.', { status: 404, headers });
    }
    const file = await readPageFile(pageFolder, url.pathname);
    if (file === undefined) {
      return new Response('There is no such page.', { status: 404, headers });
    }
    return new Response(new Uint8Array(file.body), {
      headers: { ...headers, 'Content-Type': file.type },
    });
  });
}
