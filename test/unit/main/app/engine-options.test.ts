import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../common/contract/settings.ts';
import { engineOptionsFrom } from '../../../../main/app/engine-options.ts';

const room = { cores: 8, cacheBytes: 8 * 2 ** 20 };
const chosen = { ...defaultSettings, mining: { ...defaultSettings.mining, threads: 7 } };

describe('engineOptionsFrom', () => {
  it('runs a thread for each core', () => {
    expect(engineOptionsFrom(defaultSettings, null, room).threads).toBe(8);
    expect(engineOptionsFrom(defaultSettings, 'sha256d', room).threads).toBe(8);
  });

  it('runs as many RandomX threads as the cache feeds', () => {
    expect(engineOptionsFrom(defaultSettings, 'randomx', room).threads).toBe(4);
    const unknown = { ...room, cacheBytes: null };
    expect(engineOptionsFrom(defaultSettings, 'randomx', unknown).threads).toBe(8);
  });

  it('does as the user says', () => {
    expect(engineOptionsFrom(chosen, 'randomx', room).threads).toBe(7);
  });
});
