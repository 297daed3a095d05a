import type { AppState } from '../../common/contract/app.ts';
import { createClient } from '../../common/contract/client.ts';
import { type Api, contract, contractVersion } from '../../common/contract/contract.ts';
import type { ClientTransport } from '../../common/contract/wire.ts';
import type { Connect, Link } from '../bridge/connect.ts';
import { inPageLanguage } from '../bridge/hear.ts';
import { applyPatch, type Mirror, mirrorFrom } from './mirror.ts';
import { createPublisher } from './publisher.ts';

/** What a page can see at one moment; replaced whole, so that it can be compared by identity. */
export interface View {
  readonly link: Link;
  /** null until the first snapshot came; afterwards the last that is known, also while the link is lost. */
  readonly state: AppState | null;
  /** null until the first link; calls fail with `ipc.disconnected` while it is lost. */
  readonly api: Api | null;
  /** The app speaks another version of the contract: the page has to be loaded anew. */
  readonly otherVersion: boolean;
}

/** The link to the app and the mirror of its state, for useSyncExternalStore. */
export interface Session {
  readonly getView: () => View;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
}

/** Live figures change once a second: more often nobody reads them, and drawing costs hashes. */
const telemetryStepMs = 900;

export function createSession(connect: Connect, document: Document): Session {
  const listeners = new Set<() => void>();
  let view: View = { link: { kind: 'connecting' }, state: null, api: null, otherVersion: false };
  let next = view;
  let mirror: Mirror | null = null;

  const publisher = createPublisher(document, () => {
    view = next;
    for (const listener of listeners) listener();
  });
  const setMirror = (value: Mirror): void => {
    mirror = value;
    const otherVersion = value.state.app.contractVersion !== contractVersion;
    next = { ...next, state: value.state, otherVersion };
    publisher.touch();
  };

  const attach = (transport: ClientTransport): void => {
    const api: Api = createClient(contract, inPageLanguage(transport));
    next = { ...next, api };
    mirror = null;
    let asking = false;
    const ask = (): void => {
      if (asking) return;
      asking = true;
      api.app.snapshot().then(
        (snapshot) => {
          asking = false;
          setMirror(mirrorFrom(snapshot));
        },
        // The link says that it is lost; the next transport asks again.
        () => undefined,
      );
    };
    api.app.onChanged((patch) => {
      if (mirror === null) return;
      const patched = applyPatch(mirror, patch);
      if (patched === 'gap') ask();
      else setMirror(patched);
      // What the user just did shows at once; figures can wait.
      if (patch.patch.mining !== undefined || patch.patch.settings !== undefined) publisher.flush();
    });
    api.app.onTelemetry((telemetry) => {
      if (mirror === null) return;
      const sinceMs = telemetry.atMs - (mirror.state.telemetry?.atMs ?? 0);
      if (sinceMs >= 0 && sinceMs < telemetryStepMs) return;
      setMirror({ ...mirror, state: { ...mirror.state, telemetry } });
    });
    ask();
  };

  const disconnect = connect({
    onTransport: attach,
    onLink: (link) => {
      next = { ...next, link };
      publisher.flush();
    },
  });

  return {
    getView: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      disconnect();
      publisher.stop();
    },
  };
}
