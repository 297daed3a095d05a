import type { AppState } from '../../common/contract/app.ts';
import { AppError, type WireError, wireErrorFrom } from '../../common/contract/errors.ts';
import type { RemoteInfo, RemoteLinks, RemoteSettings } from '../../common/contract/remote.ts';
import { isLoopbackHost } from '../net/host-policy.ts';
import type { Log } from '../record/log.ts';
import type { SecretStore } from '../record/secret.ts';
import { createApi } from '../serve/api.ts';
import { createAttempts } from '../serve/attempts.ts';
import type { CertificatePair } from '../serve/certificate.ts';
import { type HttpFace, linkOf, startHttpFace } from '../serve/http.ts';
import type { Hub } from '../serve/hub.ts';
import type { Router } from '../serve/router.ts';
import {
  createSessions,
  hashSecret,
  isSecretOf,
  newSecret,
  type SessionRecord,
} from '../serve/session.ts';
import type { Clock } from '../work/source/source.ts';
import type { MachinePlace } from './machine-address.ts';
import { certificateFacts, ownCertificate, readCertificate } from './remote-certificate.ts';
import { hostsOf, listenAddress } from './remote-listen.ts';

/** What remote access needs of the machine; absent, there is none. */
export interface RemoteParts {
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly place: () => MachinePlace;
  readonly sessions: {
    load(key: string): SessionRecord[] | undefined;
    save(key: string, sessions: SessionRecord[]): void;
  };
}

export interface RemoteOptions extends RemoteParts {
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: SecretStore;
  readonly hub: Hub;
  readonly router: () => Router;
  readonly state: () => AppState;
  readonly mine: () => void;
  readonly pause: () => void;
  /** Told once the first free port was taken, so that it is remembered. */
  readonly portTaken: (port: number) => void;
  readonly changed: (info: RemoteInfo) => void;
}

/** Lets browsers and programs in from outside while the settings say so. */
export interface RemoteRoom {
  configure(settings: RemoteSettings): void;
  /** @throws AppError remote.off */
  link(): RemoteLinks;
  newToken(): string;
  forgetToken(): void;
  signOutAll(): void;
  close(): Promise<void>;
}

/** A link lies in a message or on a clipboard for a while; it is not to lie there for good. */
const linkMs = 10 * 60_000;
/** Addresses and the certificate's end are looked at so often, and what failed is tried again. */
const lookMs = 60_000;
const tokenId = 'remote-token';
const sessionsKey = 'sessions';

interface Running {
  readonly face: HttpFace;
  readonly address: string;
  readonly certificate: CertificatePair | undefined;
}

export function createRemoteRoom(options: RemoteOptions): RemoteRoom {
  const { clock, log, secrets, place } = options;
  const now = () => clock.now();
  const attempts = createAttempts(now);
  const sessions = createSessions({
    now,
    linkMs,
    kept: options.sessions.load(sessionsKey) ?? [],
    changed: (list) => options.sessions.save(sessionsKey, [...list]),
  });
  let settings: RemoteSettings | undefined;
  let running: Running | undefined;
  let problem: WireError | null = null;
  let cancelLook: (() => void) | undefined;
  /** One change after another. */
  let turn: Promise<void> = Promise.resolve();
  let shown = '';

  const mayControl = () => settings?.allowControl === true;
  const api = createApi({
    state: options.state,
    isToken: (given) => isSecretOf(given, secrets.get(tokenId)),
    attempts,
    allowControl: mayControl,
    pause: options.pause,
    resume: options.mine,
    // Whoever ends the program from outside could not begin it again.
    stop: options.pause,
    now,
  });

  function certificateFor(wanted: RemoteSettings, address: string): CertificatePair | undefined {
    if (isLoopbackHost(address)) return undefined;
    if (wanted.certificateFile !== '' || wanted.keyFile !== '') {
      return readCertificate(wanted.certificateFile, wanted.keyFile);
    }
    return ownCertificate(options.dataFolder, hostsOf(address, place()), now());
  }

  async function start(wanted: RemoteSettings, address: string): Promise<void> {
    const certificate = certificateFor(wanted, address);
    const face = await startHttpFace({
      router: (message, caller) => options.router()(message, caller),
      hub: options.hub,
      pageFolder: options.pageFolder,
      host: address,
      port: wanted.port,
      hosts: () => hostsOf(address, place()),
      ...(certificate === undefined ? {} : { certificate }),
      sessions,
      attempts,
      caller: () => ({ readOnly: !mayControl(), isRemote: true }),
      api,
      signedIn: show,
      peopleChanged: show,
    });
    running = { face, address, certificate };
    log('info', 'remote access is on', { address, port: face.port });
    if (wanted.port === 0) options.portTaken(face.port);
  }

  async function stop(): Promise<void> {
    const before = running;
    running = undefined;
    if (before === undefined) return;
    await before.face.close();
    log('info', 'remote access is off', {});
  }

  /** Makes it so that what runs is what the settings say. */
  async function follow(): Promise<void> {
    const wanted = settings;
    try {
      if (wanted === undefined || !wanted.enabled) {
        problem = null;
        await stop();
        return;
      }
      const address = listenAddress(wanted, place());
      const isThere =
        running?.address === address && (wanted.port === 0 || wanted.port === running.face.port);
      if (!isThere) {
        await stop();
        await start(wanted, address);
      } else if (running !== undefined) {
        const certificate = certificateFor(wanted, address);
        if (certificate !== undefined && certificate.cert !== running.certificate?.cert) {
          running.face.setCertificate(certificate);
          running = { ...running, certificate };
        }
      }
      problem = null;
    } catch (error) {
      problem = wireErrorFrom(error);
      log('warn', 'remote access is not on', { error });
      await stop();
    }
  }

  function look(): void {
    turn = turn.then(follow).then(show);
    cancelLook?.();
    cancelLook = settings?.enabled === true ? clock.after(lookMs, look) : undefined;
  }

  function show(): void {
    const info = infoNow();
    const text = JSON.stringify(info);
    if (text === shown) return;
    shown = text;
    options.changed(info);
  }

  function infoNow(): RemoteInfo {
    const connected = running?.face.connected() ?? new Set();
    const facts = running?.certificate === undefined ? null : certificateFacts(running.certificate);
    return {
      state:
        running !== undefined
          ? 'on'
          : settings?.enabled !== true
            ? 'off'
            : problem === null
              ? 'starting'
              : 'failed',
      problem: running === undefined ? problem : null,
      urls: outsideUrls(),
      fingerprint: facts?.fingerprint ?? null,
      certificateEndsMs: facts?.endsMs ?? null,
      interfaces: place().addresses.map((each) => ({
        name: each.interface,
        address: each.address,
      })),
      hasToken: secrets.get(tokenId) !== '',
      sessions: sessions.list().map(({ hash: _, ...session }) => ({
        ...session,
        isConnected: connected.has(session.id),
      })),
    };
  }

  /** Those that mean something elsewhere; on this computer only, those that mean something here. */
  function outsideUrls(): string[] {
    if (running === undefined) return [];
    const urls = running.face.urls();
    if (isLoopbackHost(running.address)) return urls.slice(0, 1);
    return urls.filter((url) => !isLoopbackHost(new URL(url).hostname));
  }

  return {
    configure(next) {
      const before = settings;
      settings = next;
      if (before?.allowControl !== next.allowControl) running?.face.drop();
      if (JSON.stringify(before) !== JSON.stringify(next)) {
        show();
        look();
      }
    },
    link() {
      if (running === undefined) throw new AppError('remote.off', {});
      const token = sessions.issue();
      return {
        urls: outsideUrls().map((url) => linkOf(url, token)),
        endsAtMs: now() + linkMs,
      };
    },
    newToken() {
      const token = newSecret();
      secrets.set(tokenId, hashSecret(token));
      show();
      return token;
    },
    forgetToken() {
      secrets.set(tokenId, '');
      show();
    },
    signOutAll() {
      sessions.signOutAll();
      running?.face.drop();
      show();
    },
    async close() {
      settings = undefined;
      look();
      await turn;
    },
  };
}
