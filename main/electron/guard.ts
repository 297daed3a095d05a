import { app, type Session, shell, type WebContents } from 'electron';
import { pageOrigin } from './page.ts';

/** Pages outside that a link may open in the system's browser: documentation and sources, nothing that acts. */
const openableHosts: ReadonlySet<string> = new Set([
  'github.com',
  'developer.bitcoin.org',
  'docs.getmonero.org',
  'en.bitcoin.it',
]);

/** No permission, no navigation, no window, no webview: for every page that will ever exist here. */
export function guardPages(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${pageOrigin}/`)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isOpenable(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** Only https to a listed host, without credentials or port. */
export function isOpenable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    openableHosts.has(url.host)
  );
}
