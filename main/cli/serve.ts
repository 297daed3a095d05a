import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/contract/errors.ts';
import { machinePlace } from '../app/machine-address.ts';
import { openApp } from '../app/open.ts';
import { nativeFolder, pageFolder, workerUrl } from '../app/place.ts';
import { certificateFacts, ownCertificate, readCertificate } from '../app/remote-certificate.ts';
import { hostsOf } from '../app/remote-listen.ts';
import { isAddress, isLoopbackHost } from '../net/host-policy.ts';
import { createApi } from '../serve/api.ts';
import { createAttempts } from '../serve/attempts.ts';
import { linkOf, startHttpFace } from '../serve/http.ts';
import { createSessions, hashSecret, isSecretOf } from '../serve/session.ts';
import { readArguments, wholeFlag } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { exitCode, writeJson, writeLine } from './output.ts';
import { appVersion } from './version.ts';

export const serveHelp = `adit serve [--port <n>] [--listen <address>] [--data-dir <dir>] [--read-only] [--json]

Serves the interface for a browser and mines as the settings say. The printed link carries a one-time token; when it
was used, the next one is printed.

  --port       port (any free one)
  --listen     address to listen on (127.0.0.1: this computer only; 0.0.0.0: its whole network, under TLS)
  --tls-cert   PEM file of a certificate (beyond this computer: one that Adit makes and keeps)
  --tls-key    PEM file of its key
  --read-only  the page may look, not change
  --data-dir   where settings, blocks, history and log are kept
  --json       {"event":"link","url":...,"fingerprint":...} on standard output

Compare the printed SHA-256 fingerprint with the one the other device shows before you trust a certificate of Adit's.

With ADIT_API_TOKEN in the environment other programs may ask with "Authorization: Bearer <token>":
/metrics (Prometheus), /1/summary, /2/summary, /2/backends, /1/config, /json_rpc (as XMRig's API).`;

/** How often the own certificate is looked at: it is renewed before it ends, and when addresses changed. */
const certificateLookMs = 3_600_000;

/** \`adit serve\`: the app with a browser for a window. */
export async function serve(words: readonly string[]): Promise<number> {
  const { values } = readArguments(words, {
    port: { type: 'string' },
    listen: { type: 'string' },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
    'data-dir': { type: 'string' },
    'read-only': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const port = wholeFlag('port', values.port, 0, 65_535) ?? 0;
  const listen = values.listen ?? '127.0.0.1';
  if (!isAddress(listen)) {
    throw new AppError('cli.usage', {
      problem: `--listen is ${JSON.stringify(listen)}: it must be an address of this computer.`,
    });
  }
  if ((values['tls-cert'] === undefined) !== (values['tls-key'] === undefined)) {
    throw new AppError('cli.usage', { problem: '--tls-cert and --tls-key go together.' });
  }
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new AppError('cli.usage', {
      problem: 'The interface is not built yet: run npm start, or npx electron-vite build.',
    });
  }
  const dataFolder = values['data-dir'] ?? defaultDataFolder();
  const apiToken = process.env['ADIT_API_TOKEN'] ?? '';
  const isRemote = !isLoopbackHost(listen);
  const isReadOnly = values['read-only'] === true;
  const now = () => Date.now();
  const hosts = () => hostsOf(listen, machinePlace());
  const app = openApp({
    dataFolder,
    frame: 'browser',
    version: appVersion(),
    workerUrl,
    nativeFolder,
    pageFolder,
  });
  const certificateNow = () => {
    const { 'tls-cert': cert, 'tls-key': key } = values;
    if (cert !== undefined && key !== undefined) return readCertificate(cert, key);
    return isRemote ? ownCertificate(dataFolder, hosts(), now()) : undefined;
  };
  const begin = async () => {
    const certificate = certificateNow();
    const attempts = createAttempts(now);
    const sessions = createSessions({ now, linkMs: Number.POSITIVE_INFINITY });
    const face = await startHttpFace({
      router: app.router,
      hub: app.hub,
      pageFolder,
      host: listen,
      port,
      hosts,
      ...(certificate === undefined ? {} : { certificate }),
      sessions,
      attempts,
      caller: () => ({ readOnly: isReadOnly, isRemote }),
      api: createApi({
        state: () => app.state.state,
        isToken: (given) => apiToken !== '' && isSecretOf(given, hashSecret(apiToken)),
        attempts,
        allowControl: () => !isReadOnly,
        pause: () => app.pause(null),
        resume: () => app.mine(),
        stop: () => process.kill(process.pid, 'SIGTERM'),
        now,
      }),
      signedIn: () => tell(),
    });
    const fingerprint =
      certificate === undefined ? undefined : certificateFacts(certificate).fingerprint;
    const tell = () => {
      const url = linkOf(face.urls()[0] ?? '', sessions.issue());
      if (values.json) writeJson({ event: 'link', url, ...(fingerprint && { fingerprint }) });
      else writeLine(`Open ${url}`);
    };
    if (fingerprint !== undefined && !values.json) writeLine(`Certificate SHA-256 ${fingerprint}`);
    tell();
    return face;
  };
  const face = await begin().catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  const renewal = setInterval(() => {
    try {
      const certificate = certificateNow();
      if (certificate !== undefined) face.setCertificate(certificate);
    } catch (error) {
      // The one in use is good for a month yet, and it is tried again.
      app.log('warn', 'the certificate could not be renewed', { error });
    }
  }, certificateLookMs);
  app.start();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
  clearInterval(renewal);
  await face.close();
  await app.close();
  return exitCode.done;
}
