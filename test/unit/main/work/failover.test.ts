import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceSettings } from '../../../../common/contract/settings.ts';
import { type Candidate, chooseSource, eligibleSources } from '../../../../main/work/failover.ts';

const NOW = 1_000_000;
const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  workingSinceMs: null,
  startedAtMs: NOW,
  isDown: false,
  ...more,
});
const working = (id: string, forMs: number) => candidate(id, { workingSinceMs: NOW - forMs });

describe('chooseSource', () => {
  it('begins with the first and waits for it', () => {
    const resting = [candidate('a', { startedAtMs: null }), candidate('b', { startedAtMs: null })];
    expect(chooseSource(resting, null, NOW)).toEqual({
      run: ['a'],
      activeId: null,
      reviewAtMs: NOW + 20_000,
    });
  });

  it('begins the second when the first is down, or silent for 20 s', () => {
    const second = candidate('b', { startedAtMs: null });
    const down = chooseSource([candidate('a', { isDown: true }), second], null, NOW);
    expect(down.run).toEqual(['a', 'b']);
    const silent = candidate('a', { startedAtMs: NOW - 20_000 });
    expect(chooseSource([silent, second], null, NOW).run).toEqual(['a', 'b']);
  });

  it('mines on the first that works and rests those behind it', () => {
    expect(chooseSource([working('a', 0), working('b', 0)], null, NOW)).toEqual({
      run: ['a'],
      activeId: 'a',
      reviewAtMs: null,
    });
  });

  it('goes back to a better one after its stable minute, not before', () => {
    const early = chooseSource([working('a', 59_999), working('b', 9e5)], 'b', NOW);
    expect(early).toEqual({ run: ['a', 'b'], activeId: 'b', reviewAtMs: NOW + 1 });
    expect(chooseSource([working('a', 60_000), working('b', 9e5)], 'b', NOW).activeId).toBe('a');
  });

  it('takes a better one at once when the active one is lost', () => {
    const lost = candidate('b', { isDown: true });
    expect(chooseSource([working('a', 1), lost], 'b', NOW).activeId).toBe('a');
  });

  it('never chooses one that does not work, always runs what it chooses, and keeps the order', () => {
    const one = fc.record({
      workingSinceMs: fc.option(fc.integer({ min: 0, max: NOW })),
      startedAtMs: fc.option(fc.integer({ min: 0, max: NOW })),
      isDown: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), fc.nat(7), (list, active) => {
        const candidates = list.map((more, index) => candidate(`s${index}`, more));
        const choice = chooseSource(candidates, `s${active}`, NOW);
        const chosen = candidates.find(({ id }) => id === choice.activeId);
        if (choice.activeId !== null) {
          expect(chosen?.workingSinceMs).not.toBeNull();
          expect(choice.run.at(-1)).toBe(choice.activeId);
        }
        expect(choice.run).toEqual(candidates.slice(0, choice.run.length).map(({ id }) => id));
        if (choice.reviewAtMs !== null) expect(choice.reviewAtMs).toBeGreaterThan(NOW);
        if (candidates.some(({ workingSinceMs }) => workingSinceMs === 0)) {
          expect(choice.activeId).not.toBeNull();
        }
      }),
    );
  });
});

describe('eligibleSources', () => {
  const practice = { id: 'p', kind: 'practice', label: 'P', enabled: true } as const;
  const pool = { id: 'a', kind: 'stratum-v1', enabled: true } as SourceSettings;

  it('leaves out what is disabled', () => {
    expect(eligibleSources([{ ...pool, enabled: false }])).toEqual([]);
  });

  it('takes practice only when it comes first, and then alone', () => {
    expect(eligibleSources([practice, pool])).toEqual([practice]);
    expect(eligibleSources([pool, practice])).toEqual([pool]);
    expect(eligibleSources([{ ...pool, enabled: false }, practice])).toEqual([practice]);
  });
});
