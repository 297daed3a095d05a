import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { freshFolder } from './run-adit.ts';

describe('npm start', () => {
  it('never dead-ends: without an Electron runtime it says so and serves a link that opens', async () => {
    const child = spawn(process.execPath, ['main/start.mjs', '--data-dir', freshFolder()], {
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/nowhere', ADIT_NO_DOWNLOAD: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (data) => {
      told += String(data);
    });
    let printed = '';
    const link = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (data) => {
        printed += String(data);
        const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(printed)?.[0];
        if (found !== undefined) resolve(found);
      });
      child.on('close', () => reject(new Error(`ended: ${told}${printed}`)));
    });
    expect(told.trim().split('\n')[0]).toMatch(/No Electron runtime .* browser/);
    const opened = await fetch(link, { redirect: 'manual' });
    expect(opened.status).toBe(200);
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    await closed;
  });
});
