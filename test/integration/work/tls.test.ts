import { X509Certificate } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorkSource } from '../../../main/work/source/source.ts';
import { stratumV1 } from '../../../main/work/source/stratum-v1.ts';
import { createFakeClock } from '../../fake/fake-clock.ts';
import { createFakePool, type FakePool } from '../../fake/fake-pool.ts';
import { profilePool } from '../../fake/pool-profile.ts';
import { selfSigned } from '../../fake/self-signed.ts';
import { createSourceRecorder, type SourceRecorder } from '../../fake/source-recorder.ts';
import recorded from '../../vector/stratum-accepted.json' with { type: 'json' };

const example = recorded.cases.find(({ server }) => server === 'public-pool')!;
const fingerprint = new X509Certificate(selfSigned.cert).fingerprint256;

describe('a pool with a certificate that nobody signed', () => {
  let pool: FakePool;
  let source: WorkSource;
  let recorder: SourceRecorder;

  afterEach(async () => {
    await source.stop();
    await pool.close();
  });

  async function open(tlsPin: string): Promise<void> {
    const { script } = profilePool('public-pool', {
      extranonce1: example.extranonce1,
      extranonce2Size: 4,
      difficulty: 1,
      algorithm: 'sha256d',
      notify: example.notify,
    });
    pool = await createFakePool(script, selfSigned);
    recorder = createSourceRecorder(createFakeClock());
    source = stratumV1.create(
      {
        id: 'pool',
        kind: 'stratum-v1',
        label: 'Pool',
        enabled: true,
        chain: 'bitcoin-regtest',
        url: pool.url,
        user: 'someone',
        tlsPin,
        payoutAddress: '',
      },
      recorder.deps,
    );
    source.start();
  }

  it('is refused, nothing is sent, and its fingerprint is shown', async () => {
    await open('');
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
    expect(recorder.lastState()).toMatchObject({
      error: { code: 'net.certificate', params: { fingerprint } },
    });
    expect(pool.clients.flatMap(({ requests }) => requests)).toEqual([]);
  });

  it('is refused with the pin of another', async () => {
    await open('ab'.repeat(32));
    await recorder.until(() => recorder.lastState()?.kind === 'failed');
  });

  it.each([
    ['as shown', fingerprint],
    ['as plain hex', fingerprint.replaceAll(':', '').toLowerCase()],
  ])('is used once its fingerprint is pinned, %s', async (_name, pin) => {
    await open(pin);
    await recorder.until(() => recorder.seen.jobs.length > 0);
    expect(recorder.lastState()?.kind).toBe('working');
  });
});
