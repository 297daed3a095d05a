import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may use the browser interface: a one-time token in a printed link buys a session cookie. A used
 * token is worthless, so a link in a shell history or a browser's history opens nothing.
 */
export interface Sessions {
  /** The token of the next link; changes when it was used. */
  token(): string;
  /** Buys a session with a token; undefined when it is wrong or too many were tried. */
  redeem(token: string): string | undefined;
  has(session: string | undefined): boolean;
}

/** Enough for a browser on every desk; the oldest is forgotten first. */
const maxSessions = 16;
/** Wrong tokens allowed in a minute: a guess has 2^-256 of a chance, so this only bounds noise. */
const maxFailuresPerMinute = 10;

export function createSessions(now: () => number): Sessions {
  let token = newSecret();
  const sessions = new Set<string>();
  let failures: number[] = [];

  return {
    token: () => token,
    redeem(candidate) {
      failures = failures.filter((atMs) => now() - atMs < 60_000);
      if (failures.length >= maxFailuresPerMinute) return undefined;
      if (!isEqualSecret(candidate, token)) {
        failures.push(now());
        return undefined;
      }
      token = newSecret();
      const session = newSecret();
      if (sessions.size >= maxSessions) {
        const [oldest] = sessions;
        if (oldest !== undefined) sessions.delete(oldest);
      }
      sessions.add(session);
      return session;
    },
    has(candidate) {
      if (candidate === undefined) return false;
      let found = false;
      for (const session of sessions) found = isEqualSecret(candidate, session) || found;
      return found;
    },
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time whatever the lengths. */
export function isEqualSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
