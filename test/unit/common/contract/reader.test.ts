import { describe, expect, it } from 'vitest';
import { contract } from '../../../../common/contract/contract.ts';

const calls = Object.entries(contract).flatMap(([area, specs]) =>
  Object.entries(specs).map(([name, spec]) => ({ channel: `${area}.${name}`, spec })),
);

describe('somebody who was let in to look', () => {
  // They reach others, use saved secrets, or take the app's own time, though they change nothing.
  const acting = calls.filter(({ channel }) =>
    /\.(check|discover|test|run|measure|link|newToken)$/.test(channel),
  );

  it.each(acting)('may not call $channel', ({ spec }) => {
    expect(spec).toMatchObject({ kind: 'request', writes: true });
  });

  it('may call what shows', () => {
    expect(acting.length).toBeGreaterThan(6);
    expect(contract.app.snapshot.writes).toBe(false);
    expect(contract.history.hashrate.writes).toBe(false);
  });
});
