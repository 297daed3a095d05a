import { describe, expect, it, vi } from 'vitest';
import { followWish, pageLanguage } from '../../../../renderer/message/page-language.ts';

/** A page with a memory, or with one that is forbidden, that counts how often it is loaded anew. */
function createPage(languages: readonly string[], memory: Map<string, string> | null) {
  const reload = vi.fn();
  const storage = {
    getItem: (key: string) => memory?.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (memory === null) throw new Error('storage is forbidden');
      memory.set(key, value);
    },
  };
  const page = {
    navigator: { languages },
    localStorage: storage,
    location: { reload },
  } as unknown as Window;
  return { page, reloads: () => reload.mock.calls.length };
}

describe('the language of a page', () => {
  it('is what the browser prefers until the settings said otherwise', () => {
    const { page, reloads } = createPage(['de-AT', 'en'], new Map());
    expect(pageLanguage(page)).toBe('de');
    followWish(page, 'system');
    expect([pageLanguage(page), reloads()]).toEqual(['de', 0]);
  });

  it('changes with the setting, by one load, and stays', () => {
    const { page, reloads } = createPage(['de'], new Map());
    followWish(page, 'es');
    expect([pageLanguage(page), reloads()]).toEqual(['es', 1]);
    followWish(page, 'es');
    expect(reloads()).toBe(1);
    followWish(page, 'system');
    expect([pageLanguage(page), reloads()]).toEqual(['de', 2]);
  });

  it('is not loaded anew for a wish that comes to the same', () => {
    const { page, reloads } = createPage(['de'], new Map());
    followWish(page, 'de');
    expect([pageLanguage(page), reloads()]).toEqual(['de', 0]);
  });

  it('stays the browser’s without a memory, instead of loading for ever', () => {
    const { page, reloads } = createPage(['fr'], null);
    followWish(page, 'es');
    expect([pageLanguage(page), reloads()]).toEqual(['en', 0]);
  });

  it('takes a broken memory for none', () => {
    const { page } = createPage(['es'], new Map([['adit.language', 'klingon']]));
    expect(pageLanguage(page)).toBe('es');
  });
});
