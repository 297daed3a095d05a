import { describe, expect, it } from 'vitest';
import { createPriceStore, noPrices } from '../../../../../renderer/screen/energy/price-store.ts';

function memory(text: string | null = null) {
  const kept = { text };
  return {
    kept,
    storage: () => ({
      getItem: () => kept.text,
      setItem: (_key: string, value: string) => {
        kept.text = value;
      },
    }),
  };
}

describe('createPriceStore', () => {
  it('keeps what was told and finds it again', () => {
    const { storage } = memory();
    createPriceStore(storage).set({ told: { '1': 'mine' }, heat: 'fuel' });
    expect(createPriceStore(storage).get()).toEqual({
      ...noPrices,
      told: { '1': 'mine' },
      heat: 'fuel',
    });
  });

  it('leaves out what can not be read', () => {
    for (const text of ['{', '{"source":"moon"}', 'null']) {
      expect(createPriceStore(memory(text).storage).get(), text).toEqual(noPrices);
    }
  });

  it('works where storage is forbidden, and tells its listeners', () => {
    const store = createPriceStore(() => {
      throw new Error('forbidden');
    });
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    store.set({ source: 'clock' });
    stop();
    store.set({ source: 'file' });
    expect([store.get().source, told]).toEqual(['file', 1]);
  });
});
