import { describe, expect, it } from 'vitest';
import { TimelineEvent } from '../../../../../common/contract/history.ts';
import { timelineText } from '../../../../../renderer/message/en/timeline.ts';

const codes = TimelineEvent.shape.code.options;

describe('timelineText', () => {
  it.each(codes)('says %s without any parameter', (code) => {
    const text = timelineText({ id: 1, atMs: 0, level: 'info', code, params: {} });
    expect(text).not.toMatch(/undefined|null|NaN|\s{2}|\s$/);
    expect(text.length).toBeGreaterThan(5);
  });

  it('fills in what is known', () => {
    const event = { id: 1, atMs: 0, level: 'good' as const };
    expect(timelineText({ ...event, code: 'block-confirmed', params: { height: 976_413 } })).toBe(
      'Block 976,413 is in the chain',
    );
    expect(timelineText({ ...event, code: 'mining-paused', params: { minutes: 60 } })).toBe(
      'You paused it for 1\u00a0h',
    );
  });
});
