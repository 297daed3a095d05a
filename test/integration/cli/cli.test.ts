import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, runAdit, startAdit } from './run-adit.ts';

describe('adit', () => {
  it.each([
    [[], 2],
    [['--help'], 0],
    [['mine', '--help'], 0],
    [['bench', '--help'], 0],
    [['check', '--help'], 0],
    [['serve', '--help'], 0],
    [['economics', '--help'], 0],
    [['dance'], 2],
    [['mine'], 2],
    [['mine', '--practice', '-t', '0'], 2],
    [['mine', '--practice', '-t', 'many'], 2],
    [['mine', '--practice', '--time-limit', '-3'], 2],
    [['mine', '--practice', '--no-such-flag'], 2],
    [['mine', '-o', 'ftp://host'], 2],
    [['mine', '-o', 'http://127.0.0.1:1'], 2],
    [['mine', '-o', 'stratum+tcp://127.0.0.1:1'], 2],
    [['mine', '--practice', '-a', 'md5'], 2],
    [['mine', '--practice', '--hours', 'at night'], 2],
    [['bench', '-a', 'md5'], 2],
    [['economics', 'no-such-model', '--input', '-'], 2],
  ])('%j ends with %i and says why', async (words, code) => {
    const ended = await runAdit(words);
    expect(ended.code, ended.stderr).toBe(code);
    const told = code === 0 ? ended.stdout : ended.stderr;
    expect(told.length).toBeGreaterThan(20);
    expect(told).not.toMatch(/\n\s+at /);
  });

  it('names the flag, its value and what is allowed', async () => {
    const { stderr } = await runAdit(['mine', '--practice', '-t', '0']);
    expect(stderr).toContain('--threads is "0": it must be a whole number from 1 to 1024');
  });
});

describe('adit economics', () => {
  it('lists every model with its schemas and units', async () => {
    const { stdout, code } = await runAdit(['economics', 'list', '--json']);
    expect(code).toBe(0);
    const models = JSON.parse(stdout) as { id: string; input: { type: string } }[];
    expect(models.length).toBeGreaterThan(20);
    expect(models.every(({ input }) => input.type === 'object')).toBe(true);
  });

  it('runs a model from standard input', async () => {
    const input = { hashrateHps: 1e12, difficulty: 144.4e12, rewardCoin: 3.1 };
    const { stdout, code } = await runAdit(
      ['economics', 'solo-odds', '--input', '-', '--json'],
      JSON.stringify(input),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ blocksPerDay: expect.closeTo(1.39e-7, 9) });
  });

  it.each([
    ['{"hashrateHps":-1,"difficulty":1,"rewardCoin":1}', 'hashrateHps'],
    ['{"hashrateHps":1,"difficulty":0,"rewardCoin":1}', 'difficulty'],
    ['{"hashrateHps":"fast","difficulty":1,"rewardCoin":1}', 'hashrateHps'],
    ['not json', 'not JSON'],
  ])('refuses %s by naming %s', async (input, named) => {
    const { stderr, stdout, code } = await runAdit(
      ['economics', 'solo-odds', '--input', '-', '--json'],
      input,
    );
    expect(code).toBe(2);
    expect(stderr).toContain(named);
    expect(JSON.parse(stdout)).toMatchObject({ event: 'error' });
  });
});

describe('adit bench', () => {
  it('measures through the whole engine and prints the promised fields', async () => {
    const folder = freshFolder();
    const words = ['bench', '-t', '1', '--seconds', '0.5', '--json', '--data-dir', folder];
    const { stdout, code, stderr } = await runAdit(words);
    expect(code, stderr).toBe(0);
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({ algorithm: 'sha256d', threads: 1 });
    expect(result.kernel).toEqual(expect.any(String));
    expect(result.hashes).toBeGreaterThan(0);
    expect(result.hashrateHps).toBeGreaterThan(0);
    expect(result.seconds).toBeGreaterThan(0);
  });
});

describe('adit mine --practice', () => {
  it('finds, confirms and keeps a block; a second instance is refused meanwhile', async () => {
    const folder = freshFolder();
    const words = ['mine', '--practice', '--json', '--data-dir', folder];
    const first = startAdit([...words, '--time-limit', '100']);
    await first.line(({ event, state }) => event === 'block' && state === 'confirmed');
    const second = await runAdit(words);
    expect(second.code).toBe(1);
    expect(second.lines()).toEqual([
      expect.objectContaining({ event: 'error', code: 'app.already-running' }),
    ]);

    first.child.kill('SIGTERM');
    const ended = await first.ended;
    expect(ended.code, ended.stderr).toBe(0);
    const lines = ended.lines();
    expect(lines).toContainEqual(expect.objectContaining({ event: 'share', result: 'accepted' }));
    expect(lines).toContainEqual(expect.objectContaining({ event: 'job', chain: 'practice' }));
    const states = lines.filter(({ event }) => event === 'block').map(({ state }) => state);
    expect(states).toEqual(expect.arrayContaining(['submitting', 'accepted', 'confirmed']));
    expect(states.indexOf('submitting')).toBeLessThan(states.indexOf('confirmed'));

    // The chain and its blocks are still there for the next run.
    const again = await runAdit([...words, '--exit-after-blocks', '1', '--time-limit', '100']);
    const heights = again.lines().flatMap(({ event, height }) => (event === 'job' ? [height] : []));
    expect(Math.min(...(heights as number[]))).toBeGreaterThan(1);
  });

  it('rests outside its hours, and says until when', async () => {
    const hour = new Date().getHours();
    const hours = `${(hour + 2) % 24}-${(hour + 3) % 24}`;
    const words = ['--hours', hours, '--json', '--time-limit', '1', '--data-dir', freshFolder()];
    const { code, stderr, lines } = await runAdit(['mine', '--practice', ...words]);
    expect(code, stderr).toBe(0);
    const paused = lines().find(({ state }) => state === 'paused');
    expect(paused).toMatchObject({ event: 'state', reason: 'guard', guard: 'plan' });
    const untilMs = Number(paused?.['until']);
    expect(new Date(untilMs).getHours()).toBe((hour + 2) % 24);
    expect(untilMs).toBeLessThan(Date.now() + 3 * 3_600_000);
  });

  it('pauses and resumes by signal', async () => {
    const mining = startAdit([
      'mine',
      '--practice',
      '--json',
      '--data-dir',
      freshFolder(),
      '--time-limit',
      '100',
    ]);
    await mining.line(({ state }) => state === 'mining');
    mining.child.kill('SIGUSR2');
    await mining.line(({ state, reason }) => state === 'paused' && reason === 'user');
    mining.child.kill('SIGUSR2');
    mining.child.kill('SIGTERM');
    expect((await mining.ended).code).toBe(0);
  });

  it('says that a data folder can not be used', async () => {
    const file = join(freshFolder(), 'file');
    writeFileSync(file, '');
    const ended = await runAdit([
      'mine',
      '--practice',
      '--json',
      '--data-dir',
      join(file, 'inside'),
    ]);
    expect(ended.code).toBe(1);
    expect(ended.lines()[0]).toMatchObject({ code: 'app.folder-unusable' });
    expect(existsSync(join(file, 'inside'))).toBe(false);
  });
});

describe('adit economics --scenario', () => {
  const asked = {
    name: 'Night',
    model: 'solo-odds',
    input: { hashrateHps: 1e12, difficulty: 144.4e12, rewardCoin: 3.1 },
  };

  it('asks what a screen exported, and what the app keeps, by name', async () => {
    const folder = freshFolder();
    const exported = join(folder, 'adit-solo-odds.json');
    writeFileSync(exported, JSON.stringify([asked, { ...asked, name: 'Day' }]));
    writeFileSync(
      join(folder, 'scenarios.json'),
      JSON.stringify([
        { ...asked, id: 'a', savedAtMs: 0, chainId: 'bitcoin', values: {}, output: {} },
      ]),
    );
    const all = await runAdit(['economics', '--scenario', exported, '--json']);
    expect(all.code, all.stderr).toBe(0);
    expect(JSON.parse(all.stdout)).toMatchObject([{ name: 'Night' }, { name: 'Day' }]);
    const words = ['economics', '--scenario', 'night', '--data-dir', folder];
    const one = await runAdit([...words, '--json']);
    expect(JSON.parse(one.stdout)).toMatchObject([
      { name: 'Night', output: { blocksPerDay: expect.closeTo(1.39e-7, 9) } },
    ]);
    expect((await runAdit(words)).stdout).toContain('Night (solo-odds)');
  });

  it('says which scenarios there are where one is not', async () => {
    const { stderr, code } = await runAdit([
      'economics',
      '--scenario',
      'Noon',
      '--data-dir',
      freshFolder(),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('no scenario called "Noon". Kept: none.');
  });
});
