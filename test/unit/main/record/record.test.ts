import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../../../main/record/lock.ts';
import { openLog } from '../../../../main/record/log.ts';
import { redact } from '../../../../main/record/redact.ts';
import { openSecrets, plainSeal, type Seal } from '../../../../main/record/secret.ts';

const freshFolder = () => mkdtempSync(join(tmpdir(), 'adit-record-'));

describe('lockFolder', () => {
  it('refuses a second holder and lets it in after the first has gone', () => {
    const folder = freshFolder();
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/app.already-running/);
    release();
    lockFolder(folder)();
  });

  it('takes over from a process that is gone', () => {
    const folder = freshFolder();
    // Larger than any process id this system gives.
    writeFileSync(join(folder, 'adit.lock'), '4194305');
    lockFolder(folder)();
  });

  it('says that a folder can not be written', () => {
    const folder = freshFolder();
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => lockFolder(join(file, 'inside'))).toThrow(/app.folder-unusable.*ENOTDIR/);
  });
});

describe('openSecrets', () => {
  const path = () => join(freshFolder(), 'secrets.json');
  const reversed: Seal = {
    kind: 'keychain',
    seal: (plain) => [...plain].reverse().join(''),
    open: (sealed) => [...sealed].reverse().join(''),
  };

  it('keeps a secret sealed, in a file only this user reads', () => {
    const file = path();
    openSecrets(file, reversed).set('node', 'geheim');
    expect(readFileSync(file, 'utf8')).not.toContain('geheim');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(openSecrets(file, reversed).get('node')).toBe('geheim');
  });

  it('forgets with an empty text', () => {
    const secrets = openSecrets(path(), plainSeal);
    secrets.set('node', 'x');
    expect(secrets.has('node')).toBe(true);
    secrets.set('node', '');
    expect(secrets.has('node')).toBe(false);
  });

  it('asks again when the keychain that sealed it is gone', () => {
    const file = path();
    openSecrets(file, plainSeal).set('node', 'x');
    const lost: Seal = {
      ...reversed,
      open: () => {
        throw new Error('no key');
      },
    };
    expect(openSecrets(file, lost).get('node')).toBe('');
  });

  it('seals what the command line left plain', () => {
    const file = path();
    openSecrets(file, plainSeal).set('node', 'geheim');
    expect(openSecrets(file, plainSeal).get('node')).toBe('geheim');
    expect(openSecrets(file, reversed).get('node')).toBe('geheim');
    expect(readFileSync(file, 'utf8')).not.toContain('geheim');
    expect(openSecrets(file, reversed).get('node')).toBe('geheim');
  });

  it('asks again where the keychain that sealed it can not be reached', () => {
    const file = path();
    openSecrets(file, reversed).set('node', 'geheim');
    expect(openSecrets(file, plainSeal).get('node')).toBe('');
  });

  it('survives a damaged file', () => {
    const file = path();
    writeFileSync(file, '{"a');
    expect(openSecrets(file, plainSeal).get('a')).toBe('');
  });
});

describe('redact', () => {
  it('removes credentials from any text', () => {
    for (const text of [
      'http://user:hunter2@host:8332/ refused',
      'Authorization: Basic aHVudGVyMg==',
      'GET /?token=hunter2&x=1',
      '__cookie__:0123456789abcdef',
      'POST /bot123456789:AA-hunter2_hunter2_hunter2/sendMessage',
    ]) {
      expect(redact(text), text).not.toMatch(/hunter2|aHVudGVyMg|0123456789abcdef/);
    }
  });

  it('removes the value of every secret key at any depth it looks into', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('password', 'secret', 'token', 'Authorization', 'apiKey', 'pass'),
        fc.integer({ min: 0, max: 12 }),
        (key, depth) => {
          let value: unknown = { [key]: 'hunter2' };
          for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { value };
          expect(JSON.stringify(redact(value))).not.toContain('hunter2');
        },
      ),
    );
  });
});

describe('openLog', () => {
  it('writes redacted lines and counts those that flood', () => {
    const folder = freshFolder();
    let nowMs = 0;
    const log = openLog(folder, 'info', () => nowMs);
    log('info', 'connecting to http://u:hunter2@host/', { password: 'hunter2' });
    for (let line = 0; line < 1000; line += 1) log('info', 'flood');
    nowMs = 1000;
    log('info', 'after');
    const text = readFileSync(join(folder, 'adit.log'), 'utf8');
    expect(text).not.toContain('hunter2');
    expect(text.split('\n').length).toBeLessThan(60);
    expect(text).toContain('log lines dropped');
  });
});
