import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { freshFolder, hasRuntime, launchApp } from './app.ts';

interface Power {
  isOnBattery: boolean;
  isLocked: boolean;
  idleTimeS: number;
  thermalState: 'nominal' | 'serious';
  speedLimitPercent: number;
}

/** What these tests do as the system needs a launcher with a test hook; real Electron has none. */
interface Hook {
  standin?: { suspend(): void; resume(): void; setPower(changes: Partial<Power>): void };
}

test.skip(!hasRuntime, 'no Electron runtime');

let app: ElectronApplication;
let page: Page;
test.beforeEach(async () => {
  app = await launchApp(freshFolder());
  page = await app.firstWindow();
  await page.getByRole('button', { name: 'Start practising now' }).click();
  await expectMining();
  const hasHook = await app.evaluate(
    (electron) => (electron as unknown as Hook).standin !== undefined,
  );
  test.skip(!hasHook, 'this Electron has no test hook');
});
test.afterEach(async () => {
  await app.close().catch(() => undefined);
});

const setPower = (changes: Partial<Power>) =>
  app.evaluate((electron, given) => {
    (electron as unknown as Hook).standin?.setPower(given);
  }, changes);

const expectMining = () =>
  expect(page.getByText('Mining', { exact: true }).first()).toBeVisible({ timeout: 30_000 });

/** What the Now screen says while it rests. */
const expectRest = async (name: string, detail: RegExp) => {
  const now = page.getByRole('main');
  await expect(now.getByText(name).first()).toBeVisible();
  await expect(now.getByText(detail).first()).toBeVisible();
};

const update = (argument: object) =>
  page.evaluate((given) => {
    const { bridge } = globalThis as unknown as { bridge: { post(message: unknown): void } };
    bridge.post({ type: 'request', id: 999_999, channel: 'settings.update', argument: given });
  }, argument);

test('rests while the computer goes to sleep and for a moment after, and says so', async () => {
  await app.evaluate((electron) => (electron as unknown as Hook).standin?.suspend());
  await expectRest('Sleep and waking', /goes to sleep/);
  await app.evaluate((electron) => (electron as unknown as Hook).standin?.resume());
  await expectRest('Sleep and waking', /just woken|\d s/);
});

test('rests on battery and mines on mains', async () => {
  await setPower({ isOnBattery: true });
  await expectRest('On battery', /running on battery/i);
  await setPower({ isOnBattery: false });
  await expectMining();
});

test('rests while the system is hot or slowed to cool, whatever the user says', async () => {
  await setPower({ thermalState: 'serious' });
  await expectRest('Too hot', /calls its heat serious/);
  await setPower({ thermalState: 'nominal', speedLimitPercent: 50 });
  await expect(page.getByRole('main').getByText(/slows the processor to 50 %/)).toBeVisible();
});

test('a locked screen is nobody, whenever the last key was', async () => {
  await setPower({ idleTimeS: 1 });
  await update({ guards: { activity: { enabled: true } } });
  await expectRest('Somebody is at the computer', /last key or pointer/i);
  await setPower({ isLocked: true });
  await expectMining();
  await setPower({ isLocked: false });
  await expectRest('Somebody is at the computer', /last key or pointer/i);
});
