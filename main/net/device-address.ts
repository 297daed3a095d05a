import { normalizeHost } from './host-policy.ts';
import type { Endpoint } from './url.ts';

/**
 * Reads an address as people write those of their devices: `192.168.1.20`, `plug.local:8080`,
 * `http://host/path?query`, `mqtt://host`.
 *
 * @param ports - schemes that are understood, with their default ports; the first is taken when none is written
 * @returns undefined when it is none
 */
export function readDeviceAddress(
  text: string,
  ports: Readonly<Record<string, { readonly port: number; readonly isTls: boolean }>>,
): Endpoint | undefined {
  const trimmed = text.trim();
  const written = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase();
  const scheme = written === undefined ? Object.values(ports)[0] : ports[written];
  if (scheme === undefined) return undefined;
  const rest = written === undefined ? trimmed : trimmed.slice(written.length + 3);
  let parsed: URL;
  try {
    // One scheme for all, so that one set of rules parses them; 'http' has a default port of its own, 'x' has none.
    parsed = new URL(`http://${rest}`);
  } catch {
    return undefined;
  }
  if (parsed.username !== '' || parsed.password !== '' || parsed.hostname === '') return undefined;
  const isPort80 = /^[^/?#]*:80(?:[/?#]|$)/.test(rest);
  const port = parsed.port === '' ? (isPort80 ? 80 : scheme.port) : Number(parsed.port);
  const path = `${parsed.pathname}${parsed.search}`;
  return { host: normalizeHost(parsed.hostname), port, isTls: scheme.isTls, path };
}
