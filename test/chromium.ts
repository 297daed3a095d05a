import { existsSync } from 'node:fs';

/** A Chromium that is installed on this machine; tests never download one. */
export function findChromium(): string | undefined {
  const candidates = [
    process.env['ADIT_CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** Switches that keep a test browser quiet; the sandbox goes only where root forbids it. */
export const chromiumSwitches: readonly string[] = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
