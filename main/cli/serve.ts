import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../common/contract/errors.ts';
import { openApp } from '../app/open.ts';
import { nativeFolder, pageFolder, workerUrl } from '../app/place.ts';
import { createApi } from '../serve/api.ts';
import { startHttpFace } from '../serve/http.ts';
import { readArguments, wholeFlag } from './arguments.ts';
import { defaultDataFolder } from './folder.ts';
import { exitCode, writeJson, writeLine } from './output.ts';
import { appVersion } from './version.ts';

export const serveHelp = `adit serve [--port <n>] [--host <address>] [--data-dir <dir>] [--read-only] [--json]

Serves the interface for a browser and mines as the settings say. The printed link carries a one-time token; when it
was used, the next one is printed.

  --port       port (any free one)
  --host       address to listen on (127.0.0.1: this computer only)
  --read-only  the page may look, not change
  --data-dir   where settings, blocks, history and log are kept
  --json       {"event":"link","url":...} on standard output

With ADIT_API_TOKEN in the environment other programs may ask with "Authorization: Bearer <token>":
/metrics (Prometheus), /1/summary, /2/summary, /2/backends, /1/config, /json_rpc (as XMRig's API).`;

/** \`adit serve\`: the app with a browser for a window. */
export async function serve(words: readonly string[]): Promise<number> {
  const { values } = readArguments(words, {
    port: { type: 'string' },
    host: { type: 'string' },
    'data-dir': { type: 'string' },
    'read-only': { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const port = wholeFlag('port', values.port, 0, 65_535) ?? 0;
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new AppError('cli.usage', {
      problem: 'The interface is not built yet: run npm start, or npx electron-vite build.',
    });
  }
  const apiToken = process.env['ADIT_API_TOKEN'] ?? '';
  const app = openApp({
    dataFolder: values['data-dir'] ?? defaultDataFolder(),
    frame: 'browser',
    version: appVersion(),
    workerUrl,
    nativeFolder,
  });
  const face = await startHttpFace({
    router: app.router,
    hub: app.hub,
    pageFolder,
    host: values.host ?? '127.0.0.1',
    port,
    readOnly: values['read-only'] === true,
    api: createApi({
      state: () => app.state.state,
      token: () => apiToken,
      allowControl: () => values['read-only'] !== true,
      pause: () => app.pause(null),
      resume: () => app.mine(),
      stop: () => process.kill(process.pid, 'SIGTERM'),
      now: () => Date.now(),
    }),
    now: () => Date.now(),
    linkChanged: (url) => {
      if (values.json) writeJson({ event: 'link', url });
      else writeLine(`Open ${url}`);
    },
  }).catch(async (error: unknown) => {
    await app.close();
    throw error;
  });
  app.start();
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
  await face.close();
  await app.close();
  return exitCode.done;
}
