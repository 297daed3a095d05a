import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Seen } from '../../../main/host/guard/guard.ts';
import { otherLoadProbe, readProcessorTime } from '../../../main/host/probe/other-load.ts';
import { freshFolder, type Running, startAdit } from '../cli/run-adit.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** Keeps cores busy from another process, as a build would. */
function burn(cores: number): () => void {
  const script = `const end = Date.now() + 60000; while (Date.now() < end);`;
  const children = Array.from({ length: cores }, () =>
    spawn(process.execPath, ['-e', script], { stdio: 'ignore' }),
  );
  const stop = (): void => {
    for (const child of children) child.kill('SIGKILL');
  };
  endings.push(stop);
  return stop;
}

function mine(...words: string[]): Running {
  const folder = freshFolder();
  const running = startAdit(['mine', '--practice', '--json', '--data-dir', folder, ...words]);
  endings.push(() => running.child.kill());
  return running;
}

const two = (value: number): string => String(value).padStart(2, '0');
const clockTime = (atMs: number): string => {
  const date = new Date(atMs);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

describe('adit mine', () => {
  it('says that it rests, why, and until when', async () => {
    const now = Date.now();
    const span = `${clockTime(now - 3_600_000)}-${clockTime(now + 3_600_000)}`;
    const running = mine('-t', '1', '--quiet', span);
    const line = await running.line(({ event, state }) => event === 'state' && state === 'paused');
    expect(line).toMatchObject({ state: 'paused', reason: 'guard', guard: 'quiet' });
    expect(line['detail']).toBe(span.replace('-', ' to '));
    const until = line['until'] as number;
    expect(until).toBeGreaterThan(now + 3_500_000);
    expect(until).toBeLessThanOrEqual(now + 3_600_000);
  });

  it('rests while another program is busy', async () => {
    burn(availableParallelism());
    const running = mine('-t', '1', '--pause-on-busy', '45');
    const paused = await running.line(({ guard }) => guard === 'load');
    expect(paused).toMatchObject({ event: 'state', state: 'paused', reason: 'guard' });
    expect(paused['detail']).toMatch(/others use \d+ % of the processor/);
  });
});

describe('otherLoadProbe on this machine', () => {
  it('counts a busy process of another, not a busy thread of ours', async () => {
    const probe = otherLoadProbe();
    await probe.look();
    const before = readProcessorTime();
    const end = performance.now() + 1500;
    let spins = 0;
    while (performance.now() < end) spins += 1;
    const after = readProcessorTime();
    const others = await probe.look();
    expect(spins).toBeGreaterThan(0);
    // Whatever else runs here, what we burned is not part of it.
    const ownMs = after.ownMs - before.ownMs;
    const ownPercent = (100 * ownMs) / (after.totalMs - before.totalMs);
    expect(ownMs).toBeGreaterThan(50);
    expect(percentOf(others) + ownPercent).toBeLessThanOrEqual(102);

    const stop = burn(availableParallelism());
    await wait(2000);
    const busy = await probe.look();
    stop();
    expect(percentOf(busy)).toBeGreaterThan(45);
    expect(percentOf(busy)).toBeLessThanOrEqual(100);
  });
});

function percentOf(seen: Seen<number>): number {
  if (!seen.ok) throw new Error(seen.reason);
  return seen.value;
}
