import { describe, expect, it } from 'vitest';
import { miningState } from '../../../../renderer/gallery-fixture/state.ts';
import { applyPatch, mirrorFrom } from '../../../../renderer/state/mirror.ts';

const mirror = mirrorFrom({ sequence: 4, state: miningState });

describe('applyPatch', () => {
  it('replaces the slices of the next patch and keeps the others', () => {
    const after = applyPatch(mirror, { sequence: 5, patch: { blocks: [], odds: null } });
    if (after === 'gap') throw new Error('the next number is no gap');
    expect(after.sequence).toBe(5);
    expect(after.state.odds).toBeNull();
    expect(after.state.machine).toBe(miningState.machine);
  });

  it('ignores what the snapshot already held', () => {
    expect(applyPatch(mirror, { sequence: 4, patch: { odds: null } })).toBe(mirror);
  });

  it('tells a gap', () => {
    expect(applyPatch(mirror, { sequence: 6, patch: { odds: null } })).toBe('gap');
  });
});
