import { safeStorage } from 'electron';
import { plainSeal, type Seal } from '../record/secret.ts';

/**
 * Seals secrets with the system's keychain. On Linux without one Electron falls back to a fixed key
 * ('basic_text'), which protects nothing: then the file is kept plain, readable by this user only, and
 * the settings screen says 'file'.
 */
export function keychainSeal(): Seal {
  const isReal =
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text');
  if (!isReal) return plainSeal;
  return {
    kind: 'keychain',
    seal: (plain) => safeStorage.encryptString(plain).toString('base64'),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed, 'base64')),
  };
}
