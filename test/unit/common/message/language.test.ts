import { describe, expect, it } from 'vitest';
import { frameTextsOf } from '../../../../common/message/frame.ts';
import { languageOf } from '../../../../common/message/language.ts';
import { notifyTestText, notifyText } from '../../../../common/message/notify.ts';

describe('languageOf', () => {
  it.each([
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['fr-FR', 'es-419', 'de'], 'es'],
    ['system', ['de_DE.UTF-8'], 'de'],
    ['system', ['C', ''], 'en'],
    ['system', ['pt-BR'], 'en'],
    ['system', [], 'en'],
    ['es', ['de'], 'es'],
    ['en', ['de'], 'en'],
  ] as const)('%s with %j is %s', (wish, system, language) => {
    expect(languageOf(wish, system)).toBe(language);
  });
});

describe('a message', () => {
  it('is in the language, with the fault and the figures in it', () => {
    const lost = {
      event: 'source-lost',
      source: 'Pool A',
      problem: 'a.b did not answer.',
    } as const;
    expect(notifyText(lost, 'de')).toEqual({
      title: 'Pool A ist ausgefallen',
      body: 'a.b hat nicht geantwortet. Wo das helfen kann, wird es von selbst wieder versucht.',
    });
    expect(notifyText(lost, 'es').body).toContain('a.b');
    expect(notifyText({ event: 'best-share', difficulty: 4.294e9 }, 'de').body).toContain('4,29 G');
    expect(notifyTestText('de').title).toBe('Adit: eine Probe');
  });
});

describe('tray and menu', () => {
  it('have every word in every language', () => {
    for (const language of ['de', 'es'] as const) {
      const { tray, menu } = frameTextsOf(language);
      expect(tray.mining('386.2 MH/s')).toContain('386,2 MH/s');
      expect(Object.values(menu).every((text) => text.length > 1)).toBe(true);
      expect(Object.keys(menu)).toEqual(Object.keys(frameTextsOf('en').menu));
    }
  });
});
