import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../native/build.mjs', import.meta.url));

/** Runs the build with a compiler that does not exist. */
function buildWithout(...args: string[]) {
  const env = { ...process.env, CC: '/nonexistent/cc' };
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8', env });
}

describe('native/build.mjs without a compiler', () => {
  it('lets an install go on and says why in one line', () => {
    const { status, stdout, stderr } = buildWithout('--install');
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^native: no C compiler found \(tried \/nonexistent\/cc\)[^\n]*\n$/);
  });

  it('fails when asked for kernels', () => {
    expect(buildWithout('--strict').status).toBe(1);
    expect(buildWithout().status).toBe(1);
  });

  it('leaves standard output to the bench', () => {
    expect(buildWithout('--bench', '--json').stdout).toBe('');
  });

  it('refuses a target it knows no compiler for', () => {
    const { status, stdout } = buildWithout('--target', 'plan9-mips');
    expect(status).toBe(1);
    expect(stdout).toContain('none known for plan9-mips');
  });
});
