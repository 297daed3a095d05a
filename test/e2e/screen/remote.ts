import { request } from 'node:https';
import { connect } from 'node:tls';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

/** A phone of the usual size that trusts any certificate: the fingerprint is compared by the test. */
export const phone = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  ignoreHTTPSErrors: true,
} as const;

/** Turns remote access on in Settings. */
export async function turnOn(page: Page): Promise<void> {
  await page.keyboard.press('0');
  await page.getByRole('switch', { name: 'Let others in' }).click();
  await expect(page.getByText('Its SHA-256 fingerprint')).toBeVisible();
}

/** Makes a link in Settings; as it reads on this computer. */
export async function takeLink(page: Page): Promise<URL> {
  await page.getByRole('button', { name: 'Make a link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open this on the other device' });
  const url = new URL((await dialog.getByText('?token=').first().textContent()) ?? '');
  await dialog.getByRole('button', { name: 'Done' }).click();
  // Listened on everywhere, so on loopback too: a test leaves this computer never.
  url.hostname = '127.0.0.1';
  return url;
}

/** Opens a link in a browser of its own. */
export async function openOnPhone(
  browser: Browser,
  link: URL,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(link.href);
  return { context, page };
}

/** Asks as a program does, whose host and headers are its own choice. */
export function ask(
  url: URL,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { headers, rejectUnauthorized: false, agent: false }, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += String(part);
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
      );
    })
      .on('error', reject)
      .end();
  });
}

/** SHA-256 of the certificate that a port shows, as Settings writes it. */
export function fingerprintAt(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

/** What a page of ours hears when it calls the app past its own controls. */
export function callFrom(page: Page, channel: string, argument?: object): Promise<unknown> {
  return page.evaluate(
    ([channel, argument]) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`wss://${location.host}/api/ws`);
        socket.onopen = () =>
          socket.send(JSON.stringify({ type: 'request', id: 7, channel, argument }));
        socket.onmessage = ({ data }) => {
          const answer = JSON.parse(data as string) as { id?: number; error?: { code: string } };
          if (answer.id !== 7) return;
          socket.close();
          resolve(answer.error?.code ?? 'done');
        };
        socket.onerror = () => resolve('no socket');
      }),
    [channel, argument] as const,
  );
}
