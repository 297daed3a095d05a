import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** A browser that was let in. What it holds is kept only as a hash. */
export const SessionRecord = z.object({
  id: z.string(),
  /** SHA-256 of the cookie's value, hex. */
  hash: z.string(),
  device: z.string(),
  sinceMs: z.number(),
  seenMs: z.number(),
});
export type SessionRecord = Readonly<z.infer<typeof SessionRecord>>;

/**
 * Who may use the browser interface: a one-time token in a link buys a session cookie. A used token is
 * worthless, so a link in a shell history or a browser's history opens nothing.
 */
export interface Sessions {
  /** A fresh one-time token; the one before it opens nothing any more. */
  issue(): string;
  /** Buys the value of a session cookie with a token; undefined when it is wrong, used or too old. */
  redeem(token: string, device: string): string | undefined;
  /** The session of a cookie's value. */
  find(cookie: string | undefined): SessionRecord | undefined;
  /** Notes that it was here. */
  seen(id: string): void;
  list(): readonly SessionRecord[];
  signOutAll(): void;
}

export interface SessionOptions {
  readonly now: () => number;
  /** How long a link opens something, unless it is used before. */
  readonly linkMs: number;
  /** Sessions of an earlier run. */
  readonly kept?: readonly SessionRecord[];
  /** Told of every change. */
  readonly changed?: (sessions: readonly SessionRecord[]) => void;
}

/** Enough for a browser on every desk; the one seen longest ago is forgotten first. */
const maxSessions = 16;
/** A browser that was not here for so long must open a fresh link. */
export const sessionLifetimeMs = 30 * 86_400_000;

export function createSessions(options: SessionOptions): Sessions {
  const { now, linkMs, changed } = options;
  let sessions = [...(options.kept ?? [])];
  let link: { readonly hash: string; readonly endsMs: number } | null = null;
  const alive = () => sessions.filter(({ seenMs }) => now() - seenMs < sessionLifetimeMs);
  const set = (next: SessionRecord[]) => {
    sessions = next;
    changed?.(sessions);
  };

  return {
    issue() {
      const token = newSecret();
      link = { hash: hashSecret(token), endsMs: now() + linkMs };
      return token;
    },
    redeem(token, device) {
      if (link === null || now() >= link.endsMs || !isSecretOf(token, link.hash)) return undefined;
      link = null;
      const secret = newSecret();
      const hash = hashSecret(secret);
      const fresh = { id: hash.slice(0, 12), hash, device, sinceMs: now(), seenMs: now() };
      const others = alive().sort((a, b) => b.seenMs - a.seenMs);
      set([fresh, ...others.slice(0, maxSessions - 1)]);
      return secret;
    },
    find(cookie) {
      if (cookie === undefined) return undefined;
      let found: SessionRecord | undefined;
      // All are compared, so that the time does not tell which one was near.
      for (const session of alive()) if (isSecretOf(cookie, session.hash)) found = session;
      return found;
    },
    seen(id) {
      set(sessions.map((each) => (each.id === id ? { ...each, seenMs: now() } : each)));
    },
    list: alive,
    signOutAll() {
      link = null;
      set([]);
    },
  };
}

/** 256 bits for a link, a cookie or a program. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: with 256 bits of chance in it a plain hash can not be turned back. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares in constant time whatever the lengths. */
export function isSecretOf(candidate: string, hash: string): boolean {
  const given = Buffer.from(hashSecret(candidate), 'hex');
  const right = Buffer.from(hash, 'hex');
  return right.length === given.length && timingSafeEqual(given, right);
}
