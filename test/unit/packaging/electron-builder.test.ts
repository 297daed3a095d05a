import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const config = load(readFileSync('electron-builder.yml', 'utf8')) as Record<string, unknown> & {
  electronFuses: Record<string, boolean>;
};

describe('electron-builder.yml', () => {
  it("fits electron-builder's own schema", () => {
    const schema = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
      schema,
    );
    expect(validate(config), JSON.stringify(validate.errors)).toBe(true);
  });

  it('closes every way around the archive', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('takes newer versions from the releases of its own repository, signed by the same publisher', () => {
    expect(config['publish']).toEqual({ provider: 'github', releaseType: 'draft' });
    expect(config['win']).toMatchObject({ verifyUpdateCodeSignature: true });
    // Squirrel.Mac takes a zip, and checks its signature against the running app's.
    expect((config['mac'] as { target: string[] }).target).toContain('zip');
  });

  it('never asks for an administrator', () => {
    expect(config['nsis']).toMatchObject({ perMachine: false, allowElevation: false });
  });
});
