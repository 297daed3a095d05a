import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { dump, load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../common/contract/settings.ts';
import { prometheusText } from '../../../main/serve/prometheus.ts';
import { miningState } from '../../fake/app-state.ts';
import { findPeer } from '../../peer.ts';
import { type Running, startAdit } from '../cli/run-adit.ts';

const prometheus = findPeer('prometheus');
const promtool = findPeer('promtool');
const token = 'a-token-of-this-test';

/** As much of the shipped configuration as a test has to put elsewhere. */
interface Config {
  global: { scrape_interval: string };
  scrape_configs: {
    authorization: { credentials_file: string };
    tls_config: { ca_file: string };
    static_configs: { targets: string[] }[];
  }[];
}

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'adit-prometheus-'));
const configFile = join(folder, 'prometheus.yml');
let adit: Running;
let scraper: ChildProcess;
let url: string;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** What a port shows, as `openssl s_client` would save it. */
function certificateAt(port: number): Promise<{ pem: string; fingerprint: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const { raw, fingerprint256 } = socket.getPeerCertificate();
      resolve({ pem: new X509Certificate(raw).toString(), fingerprint: fingerprint256 });
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

async function ask(path: string): Promise<{ status: string; data: unknown; error?: string }> {
  const response = await fetch(`${url}/api/v1/${path}`);
  return (await response.json()) as { status: string; data: unknown; error?: string };
}

/** Samples of one query; throws with the server's words when it is none. */
async function samplesOf(query: string): Promise<{ value: [number, string] }[]> {
  const answer = await ask(`query?query=${encodeURIComponent(query)}`);
  if (answer.status !== 'success') throw new Error(`${query}: ${answer.error}`);
  return (answer.data as { result: { value: [number, string] }[] }).result;
}

describe.skipIf(prometheus === null || promtool === null)(
  'Prometheus with the shipped files',
  () => {
    beforeAll(async () => {
      const mining = { ...defaultSettings.mining, threads: 1, wanted: true };
      const sources = [{ id: 'practice', kind: 'practice', label: 'Practice', enabled: true }];
      writeFileSync(
        join(folder, 'settings.json'),
        JSON.stringify({ ...defaultSettings, firstRunDone: true, sources, mining }),
      );
      process.env['ADIT_API_TOKEN'] = token;
      adit = startAdit(['serve', '--json', '--listen', '0.0.0.0', '--data-dir', folder]);
      delete process.env['ADIT_API_TOKEN'];
      const link = await adit.line(({ event }) => event === 'link');

      const config = load(readFileSync('resources/monitoring/prometheus.yml', 'utf8')) as Config;
      const [job] = config.scrape_configs;
      config.global.scrape_interval = '1s';
      job!.authorization.credentials_file = join(folder, 'token');
      const aditPort = Number(new URL(String(link['url'])).port);
      job!.static_configs = [{ targets: [`127.0.0.1:${aditPort}`] }];
      job!.tls_config.ca_file = join(folder, 'adit.pem');
      const { pem, fingerprint } = await certificateAt(aditPort);
      expect(fingerprint).toBe(link['fingerprint']);
      writeFileSync(join(folder, 'adit.pem'), pem);
      writeFileSync(join(folder, 'token'), token, { mode: 0o600 });
      writeFileSync(configFile, dump(config));
      const port = await freePort();
      url = `http://127.0.0.1:${port}`;
      scraper = spawn(prometheus ?? '', [
        `--config.file=${configFile}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ]);
    });

    afterAll(async () => {
      for (const child of [scraper, adit?.child]) {
        if (child === undefined || child.exitCode !== null) continue;
        const closed = once(child, 'close');
        child.kill('SIGTERM');
        await closed;
      }
      rmSync(folder, { recursive: true, force: true });
    });

    it('finds the configuration good and the machine up', async () => {
      execFileSync(promtool ?? '', ['check', 'config', configFile]);
      await expect
        .poll(() => samplesOf('up{job="adit"} == 1').catch(() => []), { timeout: 30_000 })
        .toHaveLength(1);
    });

    it('reads the hash rate of an Adit that mines', async () => {
      await expect
        .poll(
          async () => {
            const [rate] = await samplesOf('adit_hashrate_hashes_per_second{window="10s"}');
            return Number(rate?.value[1] ?? 0);
          },
          { timeout: 30_000 },
        )
        .toBeGreaterThan(0);
      expect(await samplesOf('adit_mining == 1')).toHaveLength(1);
      expect(await samplesOf('adit_source_up == 1')).toHaveLength(1);
    });

    it('is let in by the token only', async () => {
      const target = (await ask('targets')) as { data: { activeTargets: { scrapeUrl: string }[] } };
      const { scrapeUrl } = target.data.activeTargets[0]!;
      const ca = readFileSync(join(folder, 'adit.pem'));
      const status = await new Promise((resolve, reject) => {
        request(scrapeUrl, { ca }, ({ statusCode }) => resolve(statusCode))
          .on('error', reject)
          .end();
      });
      expect(scrapeUrl).toMatch(/^https:/);
      expect(status).toBe(401);
    });

    it('answers every question of the dashboard, of metrics that there are', async () => {
      const { panels } = JSON.parse(
        readFileSync('resources/monitoring/dashboard.json', 'utf8'),
      ) as {
        panels: Panel[];
      };
      const queries = panels.flatMap(({ targets }) => (targets ?? []).map(({ expr }) => expr));
      expect(queries.length).toBeGreaterThan(5);
      // Some have no sample on a machine that knows neither its watts nor a price.
      const known = prometheusText(miningState, 0);
      for (const query of queries) {
        await samplesOf(query);
        for (const [name] of query.matchAll(/\badit_\w+/g)) {
          expect(known, query).toContain(`# TYPE ${name} `);
        }
      }
    });
  },
);
