import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  defaultRemoteSettings,
  type RemoteInfo,
  type RemoteSettings,
} from '../../../../common/contract/remote.ts';
import type { MachinePlace } from '../../../../main/app/machine-address.ts';
import {
  certificateFacts,
  ownCertificate,
  readCertificate,
} from '../../../../main/app/remote-certificate.ts';
import { hostsOf, listenAddress } from '../../../../main/app/remote-listen.ts';
import { createRemoteRoom, type RemoteRoom } from '../../../../main/app/remote-room.ts';
import { memorySecrets } from '../../../../main/record/secret.ts';
import { createHub } from '../../../../main/serve/hub.ts';
import type { SessionRecord } from '../../../../main/serve/session.ts';
import { miningState } from '../../../fake/app-state.ts';
import { selfSigned } from '../../../fake/self-signed.ts';

const freshFolder = () => mkdtempSync(join(tmpdir(), 'adit-remote-'));
const day = 86_400_000;
const home: MachinePlace = {
  addresses: [
    { interface: 'eth0', address: '192.168.1.5' },
    { interface: 'wlan0', address: '10.0.0.7' },
    { interface: 'eth0', address: '2001:db8::5' },
  ],
  names: ['stable', 'stable.local'],
};

describe('listenAddress', () => {
  const chosen = (reach: RemoteSettings['reach'], name = '') =>
    listenAddress({ ...defaultRemoteSettings, reach, interface: name }, home);

  it('is loopback, all of IPv4, or the address of the interface', () => {
    expect(chosen('computer')).toBe('127.0.0.1');
    expect(chosen('network')).toBe('0.0.0.0');
    expect(chosen('interface', 'wlan0')).toBe('10.0.0.7');
    expect(() => chosen('interface', 'wlan1')).toThrow(/remote.no-interface/);
  });
});

describe('hostsOf', () => {
  it('are the names of what is listened on, and no other', () => {
    const local = ['127.0.0.1', 'localhost'];
    expect(hostsOf('127.0.0.1', home)).toEqual(local);
    expect(hostsOf('10.0.0.7', home)).toEqual(['10.0.0.7', ...home.names]);
    expect(hostsOf('0.0.0.0', home)).toEqual(['192.168.1.5', '10.0.0.7', ...home.names, ...local]);
    expect(hostsOf('::', home)).toContain('2001:db8::5');
  });
});

describe('ownCertificate', () => {
  const nowMs = Date.UTC(2026, 10, 20);

  it('is kept for this user only, and made anew before it ends', () => {
    const folder = freshFolder();
    const first = ownCertificate(folder, ['stable'], nowMs);
    expect(statSync(join(folder, 'remote.pem')).mode & 0o777).toBe(0o600);
    expect(ownCertificate(folder, ['stable'], nowMs + 365 * day)).toEqual(first);
    expect(ownCertificate(folder, ['stable'], nowMs + 367 * day)).not.toEqual(first);
    const { endsMs, fingerprint } = certificateFacts(first);
    expect(endsMs - nowMs).toBe(396 * day);
    expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });

  it('takes on an address, and keeps it, so that a cable changes the fingerprint once', () => {
    const folder = freshFolder();
    const first = ownCertificate(folder, ['stable', '10.0.0.7'], nowMs);
    const second = ownCertificate(folder, ['stable', '192.168.1.5'], nowMs);
    expect(second.cert).not.toBe(first.cert);
    expect(ownCertificate(folder, ['stable', '10.0.0.7'], nowMs)).toEqual(second);
  });

  it('is made anew when its file is damaged', () => {
    const folder = freshFolder();
    const { cert } = ownCertificate(folder, ['stable'], nowMs);
    writeFileSync(join(folder, 'remote.pem'), cert.slice(0, 100));
    expect(new X509Certificate(ownCertificate(folder, ['stable'], nowMs).cert).subject).toBe(
      'CN=Adit on stable',
    );
  });
});

describe('readCertificate', () => {
  const write = (name: string, text: string) => {
    const file = join(freshFolder(), name);
    writeFileSync(file, text);
    return file;
  };

  it('takes a pair, and says what is wrong with any other', () => {
    const cert = write('cert.pem', selfSigned.cert);
    const key = write('key.pem', selfSigned.key);
    expect(readCertificate(cert, key)).toEqual({ cert: selfSigned.cert, key: selfSigned.key });
    const { key: foreign } = ownCertificate(freshFolder(), ['stable'], Date.now());
    expect(() => readCertificate(cert, write('other.pem', foreign))).toThrow(/not the one/);
    expect(() => readCertificate('/no/such.pem', key)).toThrow(/remote.certificate.*ENOENT/);
    expect(() => readCertificate(write('junk.pem', 'junk'), key)).toThrow(/remote.certificate/);
  });
});

describe('createRemoteRoom', () => {
  let room: RemoteRoom | undefined;
  afterEach(async () => room?.close());

  /** A room that says it has an address in a network; the tests ask it at loopback. */
  function open(options: { secrets?: ReturnType<typeof memorySecrets>; folder?: string } = {}) {
    const folder = options.folder ?? freshFolder();
    const secrets = options.secrets ?? memorySecrets();
    const logged: unknown[] = [];
    const infos: RemoteInfo[] = [];
    const calls: string[] = [];
    let kept: SessionRecord[] | undefined;
    let waiting: ((info: RemoteInfo) => void) | undefined;
    let settings: RemoteSettings = defaultRemoteSettings;
    const place: MachinePlace = {
      addresses: [{ interface: 'test0', address: '192.0.2.5' }],
      names: [],
    };
    const opened = createRemoteRoom({
      pageFolder: folder,
      dataFolder: folder,
      place: () => place,
      sessions: { load: () => kept, save: (_key, list) => (kept = list) },
      clock: { now: () => Date.now(), after: () => () => undefined },
      log: (...words) => logged.push(words),
      secrets,
      hub: createHub(),
      router: () => async () => undefined,
      state: () => miningState,
      mine: () => calls.push('mine'),
      pause: () => calls.push('pause'),
      portTaken: (port) => set({ port }),
      changed(info) {
        infos.push(info);
        waiting?.(info);
      },
    });
    room = opened;
    const set = (patch: Partial<RemoteSettings>) => {
      settings = { ...settings, ...patch };
      opened.configure(settings);
    };
    const until = (isIt: (info: RemoteInfo) => boolean) =>
      new Promise<RemoteInfo>((resolve) => {
        waiting = (info) => isIt(info) && resolve(info);
        const last = infos.at(-1);
        if (last !== undefined) waiting(last);
      });
    return { room: opened, set, until, infos, logged, calls, secrets, settings: () => settings };
  }

  const ask = (url: string, headers: Record<string, string> = {}, method = 'GET', body = '') =>
    new Promise<{ status: number | undefined; cookie: string; text: string }>((resolve, reject) => {
      request(url, { rejectUnauthorized: false, agent: false, headers, method }, (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += String(part);
        });
        answer.on('end', () => {
          const [cookie = ''] = answer.headers['set-cookie'] ?? [];
          resolve({ status: answer.statusCode, cookie: cookie.split(';')[0] ?? '', text });
        });
      })
        .on('error', reject)
        .end(body);
    });
  /** All interfaces are listened on; the test asks at loopback. */
  const here = (url: string, port: number) => url.replace(/\/\/[^/]+/, `//127.0.0.1:${port}`);

  it('is off until it is turned on, takes a port and remembers it, and is off again', async () => {
    const { set, until, settings, room: opened } = open();
    expect(() => opened.link()).toThrow(/remote.off/);
    set({ enabled: true });
    await until(({ state }) => state === 'on');
    await expect.poll(() => settings().port).toBeGreaterThan(0);
    const url = here('https://x/', settings().port);
    expect((await ask(url)).status).toBe(401);
    set({ enabled: false });
    const info = await until(({ state }) => state === 'off');
    expect(info).toMatchObject({ urls: [], fingerprint: null, problem: null });
    await expect(ask(url)).rejects.toThrow(/ECONNREFUSED/);
  });

  it('lets a browser in by its link, tells who is in, and signs all out', async () => {
    const { set, until, settings, room: opened, logged, infos } = open();
    set({ enabled: true });
    const { urls } = await until(({ state }) => state === 'on');
    await expect.poll(() => settings().port).toBeGreaterThan(0);
    expect(urls).toEqual([`https://192.0.2.5:${settings().port}/`]);
    const link = opened.link().urls[0] ?? '';
    expect(link).toMatch(/^https:\/\/192\.0\.2\.5:\d+\/\?token=[\w-]{43}$/);
    const near = here(link, settings().port);
    const headers = { 'user-agent': 'Mozilla/5.0 (iPhone) Version/19.0 Safari/604.1' };
    const { cookie, status } = await ask(near, headers);
    expect(status).toBe(200);
    expect((await ask(near)).status).toBe(401);
    const { sessions } = await until((info) => info.sessions.length === 1);
    expect(sessions).toMatchObject([{ device: 'Safari, iPhone', isConnected: false }]);
    const page = here('https://x/index.html', settings().port);
    expect((await ask(page, { cookie })).status).toBe(404);
    opened.signOutAll();
    expect(infos.at(-1)?.sessions).toEqual([]);
    expect((await ask(page, { cookie })).status).toBe(401);
    const secrets = [cookie.split('=')[1] ?? '', new URL(link).searchParams.get('token') ?? ''];
    for (const secret of secrets) {
      expect(secret).toHaveLength(43);
      expect(JSON.stringify([logged, infos])).not.toContain(secret);
    }
  });

  it('hides its host from pages elsewhere, whatever they call it', async () => {
    const { set, until, settings } = open();
    set({ enabled: true });
    await until(({ state }) => state === 'on');
    await expect.poll(() => settings().port).toBeGreaterThan(0);
    const url = here('https://x/', settings().port);
    expect((await ask(url, { host: `evil.example:${settings().port}` })).status).toBe(421);
    expect((await ask(url, { host: `192.0.2.5:${settings().port}` })).status).toBe(401);
  });

  it('answers programs by a token that is shown once and kept as a hash', async () => {
    const { set, until, settings, room: opened, secrets, logged, infos, calls } = open();
    set({ enabled: true });
    await until(({ state }) => state === 'on');
    await expect.poll(() => settings().port).toBeGreaterThan(0);
    const at = (path: string) => here(`https://x${path}`, settings().port);
    expect((await ask(at('/metrics'), { authorization: 'Bearer x' })).status).toBe(401);
    const token = opened.newToken();
    const authorization = `Bearer ${token}`;
    expect((await ask(at('/metrics'), { authorization })).text).toContain('adit_info');
    const pause = JSON.stringify({ id: 1, method: 'pause' });
    const rpc = () => ask(at('/json_rpc'), { authorization }, 'POST', pause);
    expect((await rpc()).text).toContain('not allowed');
    expect((await ask(at('/2/summary'), { authorization })).text).toContain('"restricted":true');
    set({ allowControl: true });
    expect((await rpc()).text).toContain('OK');
    expect(calls).toEqual(['pause']);
    expect(secrets.get('remote-token')).toMatch(/^[0-9a-f]{64}$/);
    for (const told of [logged, infos, settings()]) {
      expect(JSON.stringify(told)).not.toContain(token);
    }
    opened.newToken();
    expect((await ask(at('/metrics'), { authorization })).status).toBe(401);
    opened.forgetToken();
    expect(infos.at(-1)?.hasToken).toBe(false);
    expect((await ask(at('/metrics'), { authorization: 'Bearer ' })).status).toBe(401);
  });

  it('says why it is not on, and comes on when that is mended', async () => {
    const { set, until } = open();
    set({ enabled: true, reach: 'interface', interface: 'gone0' });
    const failed = await until(({ state }) => state === 'failed');
    expect(failed.problem).toMatchObject({ code: 'remote.no-interface' });
    set({ reach: 'network' });
    expect((await until(({ state }) => state === 'on')).problem).toBeNull();
  });

  it("takes the user's certificate while it is on, says what is wrong with it, and goes back to its own", async () => {
    const folder = freshFolder();
    const files = { certificateFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
    writeFileSync(files.certificateFile, selfSigned.cert);
    writeFileSync(files.keyFile, selfSigned.key);
    const { set, until } = open({ folder });
    set({ enabled: true });
    const { fingerprint: own } = await until(({ state }) => state === 'on');
    set(files);
    const theirs = new X509Certificate(selfSigned.cert).fingerprint256;
    await until(({ fingerprint }) => fingerprint === theirs);
    set({ keyFile: '' });
    const failed = await until(({ state }) => state === 'failed');
    expect(failed.problem).toMatchObject({ code: 'remote.certificate' });
    set({ certificateFile: '' });
    await until(({ fingerprint }) => fingerprint === own);
  });

  it('keeps its key from others', async () => {
    const folder = freshFolder();
    const { set, until } = open({ folder });
    set({ enabled: true });
    const { fingerprint } = await until(({ state }) => state === 'on');
    const pem = readFileSync(join(folder, 'remote.pem'), 'utf8');
    expect(fingerprint).toBe(new X509Certificate(pem).fingerprint256);
    expect(statSync(join(folder, 'remote.pem')).mode & 0o777).toBe(0o600);
  });
});
