import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { writeFileDurably } from './durable-file.ts';

/** Passwords by the id of the source they belong to. They go in and are used; they never come back to a page. */
export interface SecretStore {
  readonly kind: 'keychain' | 'file';
  get(id: string): string;
  /** '' forgets it. */
  set(id: string, secret: string): void;
  has(id: string): boolean;
}

/** How a secret is sealed before it is written; the identity where the system has no keychain. */
export interface Seal {
  readonly kind: 'keychain' | 'file';
  seal(plain: string): string;
  /** @throws when it was sealed by another key: the secret is lost then and must be typed again. */
  open(sealed: string): string;
}

/** Tells what is as it was typed from what a keychain sealed, whose text has no colon. */
const plainMark = 'plain:';

/** Without a keychain: as they are, in a file that only this user can read. */
export const plainSeal: Seal = {
  kind: 'file',
  seal: (plain) => `${plainMark}${plain}`,
  open(sealed) {
    if (!sealed.startsWith(plainMark)) throw new Error('sealed by a keychain');
    return sealed.slice(plainMark.length);
  },
};

/**
 * Secrets in one file of mode 0600, each sealed. What the command line left there plain is sealed as soon as
 * somebody with a keychain opens it.
 */
export function openSecrets(path: string, seal: Seal): SecretStore {
  const sealed = readSealed(path);
  if (seal.kind === 'keychain') sealPlain(path, sealed, seal);
  return {
    kind: seal.kind,
    get(id) {
      const entry = sealed.get(id);
      if (entry === undefined) return '';
      try {
        return seal.open(entry);
      } catch {
        // Sealed by a keychain that is gone: as if it had never been saved, and the screen asks for it.
        return '';
      }
    },
    set(id, secret) {
      if (secret === '') sealed.delete(id);
      else sealed.set(id, seal.seal(secret));
      writeFileDurably(path, JSON.stringify(Object.fromEntries(sealed)), 0o600);
    },
    has: (id) => sealed.has(id),
  };
}

/** Secrets that are not kept: those given on the command line. */
export function memorySecrets(): SecretStore {
  const secrets = new Map<string, string>();
  return {
    kind: 'file',
    get: (id) => secrets.get(id) ?? '',
    set: (id, secret) => void secrets.set(id, secret),
    has: (id) => secrets.has(id),
  };
}

function sealPlain(path: string, sealed: Map<string, string>, seal: Seal): void {
  const plain = [...sealed].filter(([, entry]) => entry.startsWith(plainMark));
  if (plain.length === 0) return;
  for (const [id, entry] of plain) sealed.set(id, seal.seal(plainSeal.open(entry)));
  try {
    writeFileDurably(path, JSON.stringify(Object.fromEntries(sealed)), 0o600);
  } catch {
    // A disk that is full or read-only: they work, and are sealed at the next opening.
  }
}

function readSealed(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map();
  chmodSync(path, 0o600);
  try {
    const raw: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof raw !== 'object' || raw === null) return new Map();
    return new Map(
      Object.entries(raw).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    );
  } catch {
    // Unreadable: secrets must be typed again; the sources say so when their server refuses.
    return new Map();
  }
}
